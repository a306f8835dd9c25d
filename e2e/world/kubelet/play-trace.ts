import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ContainerLog, createContainerLog } from '../emulator/container-log'
import type { Pod } from '../emulator/objects'
import type { Emulator } from '../emulator/start'
import { type AttemptFacts, withStatus } from './pod-status'
import { type EventFacts, recordEvent, recordNewEvent } from './record-event'

/** What a trace can make be seen of its pod. */
export type Stage = {
  container: string
  image: string
  /** Seconds, by the stage's own clock. */
  wait: (seconds: number) => Promise<void>
  /** A status of the init container. */
  show: (facts: Parameters<typeof withStatus>[1]) => void
  /** Fields of the pod's status, or of its metadata, beside what is shown. */
  change: (status: Partial<Pod['status']>, metadata?: Partial<Pod['metadata']>) => void
  event: (facts: EventFacts) => void
  /** An event in the form that the scheduler writes. */
  schedulerEvent: (facts: EventFacts) => void
  /** An attempt whose container has written these lines; its log is open until it is ended. */
  attempt: (lines?: string[]) => AttemptFacts & { log: ContainerLog }
  remove: () => void
}

export type Trace = (stage: Stage) => Promise<void>

/** Plays what was seen of a pod, at a speed; resolves at the end of the trace (docs: kubernetes.md §2.1). */
export function playTrace(api: Emulator, pod: Pod, trace: Trace, factor: number): Promise<void> {
  const { namespace, name } = pod.metadata
  const [init] = pod.spec.initContainers
  let current: Pod = api.store.put('pods', pod)
  const put = (next: Pod) => {
    current = api.store.put('pods', next)
  }
  return trace({
    container: init?.name ?? '',
    image: init?.image ?? '',
    wait: async seconds => void (await sleep(seconds * 1000 * factor)),
    show: facts => put(withStatus(current, facts)),
    change: (status, metadata = {}) =>
      put({ ...current, metadata: { ...current.metadata, ...metadata }, status: { ...current.status, ...status } }),
    event: facts => void recordEvent(api, pod, facts),
    schedulerEvent: facts => void recordNewEvent(api, pod, facts),
    attempt(lines = []) {
      const log = createContainerLog()
      const id = `containerd://${randomBytes(32).toString('hex')}`
      log.writer().write(lines.map(line => `${line}\n`).join(''))
      api.logs.set(id, log)
      return { id, log, startedAt: new Date() }
    },
    remove: () => api.store.remove('pods', namespace, name),
  })
}
