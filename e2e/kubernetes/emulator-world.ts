import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ContainerLog, createContainerLog } from '../world/emulator/container-log'
import { startEmulator } from '../world/emulator/start'
import type { KubernetesWorld } from './world'

/** The emulator as a world of the contract. */
export async function startEmulatorWorld(): Promise<KubernetesWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'emulator-'))
  const tokens = { board: 'secret of the board', stranger: 'secret of a stranger' }
  const emulator = await startEmulator({
    token: tokens.board,
    users: [{ name: 'stranger', token: tokens.stranger }],
  })
  const { store, logs, url, cut, kill, revive, rights } = emulator
  rights.deny({ user: 'system:serviceaccount:pgsql:stranger' })
  return {
    api: { url },
    tokens,
    kubeconfig: emulator.kubeconfig(path.join(folder, 'kubeconfig')),
    async putPod(pod) {
      store.put('pods', pod)
    },
    async removePod(name) {
      store.remove('pods', 'pgsql', name)
    },
    log: id => logs.get(id) ?? remember(logs, id),
    cut: () => cut(),
    loseNodes() {
      for (const log of logs.values()) log.lose()
    },
    kill,
    revive,
    async forget() {
      store.put('events', forgettable)
      store.forget()
    },
    async stop() {
      await emulator.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** Something happens elsewhere in the cluster: only then is the newest version of the pods an old one. */
const forgettable = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'elsewhere', namespace: 'pgsql', uid: 'uid-elsewhere', creationTimestamp: '2026-11-23T09:00:00Z' },
}

function remember(logs: Map<string, ContainerLog>, id: string): ContainerLog {
  const log = createContainerLog()
  logs.set(id, log)
  return log
}
