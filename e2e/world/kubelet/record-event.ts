import { createHash, randomUUID } from 'node:crypto'
import type { KubeObject, Pod } from '../emulator/objects'
import type { Emulator } from '../emulator/start'
import { second } from './pod-status'

export type EventFacts = {
  reason: string
  message: string
  type?: 'Normal' | 'Warning'
  /** It is about this init container, and not about the pod. */
  container?: string
}

/** Records an event of a pod as nodes do: the same one again only counts up (client-go's event correlator). */
export function recordEvent(
  { store }: Emulator,
  pod: Pod,
  { reason, message, type = 'Normal', container }: EventFacts,
) {
  const { namespace, name, uid } = pod.metadata
  const fieldPath = container === undefined ? undefined : `spec.initContainers{${container}}`
  const key = createHash('sha256').update([reason, message, type, fieldPath].join('\0')).digest('hex').slice(0, 16)
  const known = store.find('events', namespace, `${name}.${key}`)
  // A new-form event counts in its series.
  const { count = 0 } = { ...known, ...(known?.series as { count: number } | undefined) }
  const now = second(new Date())
  const event: KubeObject = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.${key}`, namespace, uid: randomUUID(), creationTimestamp: now },
    involvedObject: { kind: 'Pod', apiVersion: 'v1', namespace, name, uid, ...(fieldPath && { fieldPath }) },
    type,
    reason,
    message,
    source: { component: fieldPath ? 'kubelet' : 'node' },
    firstTimestamp: now,
    ...known,
  }
  return store.put('events', { ...event, lastTimestamp: now, count: Number(count) + 1 })
}

/** Records an event as the scheduler does, in the form of events.k8s.io: with a series, and without the old times. */
export function recordNewEvent(api: Emulator, pod: Pod, facts: EventFacts) {
  const { count, ...event }: KubeObject = recordEvent(api, pod, facts)
  const eventTime = `${new Date().toISOString().slice(0, 23)}000Z`
  return api.store.put('events', {
    ...event,
    firstTimestamp: null,
    lastTimestamp: null,
    eventTime: event.eventTime ?? eventTime,
    series: { count: Number(count), lastObservedTime: eventTime },
    reportingComponent: 'default-scheduler',
  })
}
