import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { issueCertificate } from '../../lib/kubernetes/test-certificate'
import { type ContainerLog, createContainerLog } from '../world/emulator/container-log'
import { writeKubeconfig } from '../world/emulator/kubeconfig'
import { startEmulator } from '../world/emulator/start'
import { openFront } from './front'
import type { KubernetesWorld } from './world'

/** The emulator as a world of the contract. */
export async function startEmulatorWorld(): Promise<KubernetesWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'emulator-'))
  const tokens = { board: 'secret of the board', stranger: 'secret of a stranger' }
  const authority = issueCertificate('authority')
  const { cert, key } = issueCertificate('server', authority)
  const ca = authority.cert
  const emulator = await startEmulator({
    token: tokens.board,
    tls: { ca, cert, key },
    users: [{ name: 'stranger', token: tokens.stranger }],
  })
  const { store, logs, rights, faults } = emulator
  rights.deny({ user: 'system:serviceaccount:pgsql:stranger' })
  const front = await openFront(() => Number(new URL(emulator.url).port))
  const url = `https://127.0.0.1:${front.port}`
  const client = issueCertificate('board', authority)
  const users = [{ name: 'board', token: tokens.board }]
  let comeBack = () => {}
  const loseNodes = () => {
    for (const log of logs.values()) log.lose()
  }
  return {
    api: { url, tls: { ca: Buffer.from(ca) } },
    certificate: { cert: Buffer.from(client.cert), key: Buffer.from(client.key) },
    tokens,
    kubeconfig: writeKubeconfig(path.join(folder, 'kubeconfig'), { server: url, ca, namespace: 'pgsql', users }),
    async putPod(pod) {
      // Which pod it is, and since when, is the API's to say.
      const known = store.find('pods', 'pgsql', pod.metadata.name)?.metadata
      const { uid, creationTimestamp } = known ?? { uid: randomUUID(), creationTimestamp: new Date().toISOString() }
      store.put('pods', { ...pod, metadata: { ...pod.metadata, uid, creationTimestamp } })
    },
    async removePod(name) {
      store.remove('pods', 'pgsql', name)
    },
    log: (id, ahead) => logs.get(id) ?? remember(logs, id, ahead),
    logRequests: pod => emulator.requests.filter(request => request.includes(`/${pod}/log?`)).length,
    cut: front.cut,
    stall: front.stall,
    refuse({ code, times, retryAfter }) {
      faults.answer({ fault: { kind: 'status', code, message: 'come back later', retryAfter }, times })
      front.cut()
    },
    loseNodes,
    async nodesAway(now) {
      comeBack()
      const message =
        'Get "https://127.0.0.1:10250/containerLogs/…": dial tcp 127.0.0.1:10250: connect: connection refused'
      if (now) comeBack = faults.answer({ path: /\/log\?/, fault: { kind: 'status', code: 500, message } })
      loseNodes()
    },
    async kill() {
      await emulator.kill()
      await front.close()
    },
    async revive() {
      await emulator.revive()
      await front.reopen()
    },
    async forget() {
      store.put('events', forgettable)
      store.forget()
    },
    async stop() {
      await front.close()
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

function remember(logs: Map<string, ContainerLog>, id: string, ahead?: number): ContainerLog {
  const log = createContainerLog([], ahead)
  logs.set(id, log)
  return log
}
