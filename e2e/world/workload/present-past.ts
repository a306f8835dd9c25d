import { createContainerLog, type LogRecord } from '../emulator/container-log'
import type { Pod } from '../emulator/objects'
import type { Emulator } from '../emulator/start'
import type { Container } from '../kubelet/container'
import type { PlayedPod } from '../kubelet/play-pod'
import { terminated, withStatus } from '../kubelet/pod-status'

type Past = { container: Container; exitCode: number; startedAt: Date }

/** Shows a run that has just ended as one that ran at another time: status and log stamps are moved together. */
export function presentPast(api: Emulator, pod: Pod, { container, exitCode, startedAt }: Past): PlayedPod {
  const shift = startedAt.getTime() - container.startedAt.getTime()
  const log = createContainerLog(container.log.records.map(record => moved(record, shift)))
  log.end()
  api.logs.set(container.id, log)
  const finishedAt = timeOf(log.records.at(-1)) ?? startedAt
  const state = terminated({ id: container.id, startedAt, finishedAt, exitCode })
  const readySince = new Date(finishedAt.getTime() + 1000)
  api.store.put('pods', withStatus(pod, { restartCount: 0, state, readySince }))
  return {
    pod,
    ready: Promise.resolve(true),
    firstExit: Promise.resolve(),
    async stop() {
      api.store.remove('pods', pod.metadata.namespace, pod.metadata.name)
      api.logs.delete(container.id)
    },
  }
}

/** Nine digits of a second do not fit a Date: the last six stay as they are. */
function moved(record: LogRecord, shift: number): LogRecord {
  const time = new Date(Date.parse(record.time) + shift).toISOString()
  return { ...record, time: `${time.slice(0, 23)}${record.time.slice(23)}` }
}

const timeOf = (record: LogRecord | undefined) => (record ? new Date(record.time) : null)
