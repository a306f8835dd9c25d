import type { ContainerState } from '../world/emulator/objects'
import { samplePod } from '../world/emulator/samples'
import type { KubernetesWorld } from './world'

/** A container that a test runs: what it writes, and what its kubelet reports of it. */
export type TestContainer = ReturnType<typeof runContainer>

let count = 1_000

/** Starts a container of a pod, and with `after` the next attempt of one that has ended. `ahead`: of the node's clock, ms. */
export function runContainer(
  world: KubernetesWorld,
  pod: string,
  { ahead = 0, after = null }: { ahead?: number; after?: TestContainer | null } = {},
) {
  const containerID = `containerd://${count++}`
  const file = world.log(containerID, ahead)
  const output = file.writer()
  const now = () => new Date(Date.now() + ahead).toISOString()
  const startedAt = now()
  const restartCount: number = after ? after.restartCount + 1 : 0
  let terminated: ContainerState | null = null
  const lines: string[] = []
  const report = (state: ContainerState) => {
    const lastState = after?.terminated() ?? {}
    return world.putPod(samplePod(pod, { containerID, restartCount, state, lastState }))
  }

  return {
    file,
    lines,
    restartCount,
    terminated: () => terminated,
    /** Writes lines; what they are is kept in `lines`. */
    write(...more: string[]) {
      lines.push(...more)
      output.write(more.map(line => `${line}\n`).join(''))
    },
    reportRunning: () => report({ running: { startedAt } }),
    /** Ends; `report` is what its kubelet says of it then. */
    end(exitCode: number) {
      output.close()
      file.end()
      terminated = { terminated: { exitCode, reason: 'Error', startedAt, finishedAt: now(), containerID } }
    },
    reportEnd: () => report(terminated ?? {}),
  }
}
