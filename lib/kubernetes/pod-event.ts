import type { PodEvent } from '../board/observation'
import { at, textOf, textsOf } from './json'
import type { Identified, Scope } from './kind'

/** An event of Kubernetes about a pod. */
export type SeenEvent = Identified & { labels: Record<string, string>; podUid: string; event: PodEvent }

/**
 * Reads an event of either form: the old one counts by itself, the new one in its series (Event v1, events.k8s.io).
 * Null when it is about something else than a pod.
 */
export function parseEvent(json: unknown): SeenEvent | null {
  const uid = textOf(at(json, 'metadata', 'uid'))
  const podUid = textOf(at(json, 'involvedObject', 'uid'))
  if (!uid || !podUid || at(json, 'involvedObject', 'kind') !== 'Pod') return null
  const created = at(json, 'metadata', 'creationTimestamp')
  const first = timeOf(at(json, 'firstTimestamp')) ?? timeOf(at(json, 'eventTime')) ?? timeOf(created)
  const last = timeOf(at(json, 'series', 'lastObservedTime')) ?? timeOf(at(json, 'lastTimestamp')) ?? first
  return {
    uid,
    resourceVersion: textOf(at(json, 'metadata', 'resourceVersion')) ?? '',
    labels: textsOf(at(json, 'metadata', 'labels')),
    podUid,
    event: {
      uid,
      type: at(json, 'type') === 'Warning' ? 'Warning' : 'Normal',
      reason: textOf(at(json, 'reason')) ?? 'Unknown',
      message: textOf(at(json, 'message'))?.trim() ?? '',
      count: countOf(at(json, 'series', 'count')) ?? countOf(at(json, 'count')) ?? 1,
      firstAt: first,
      lastAt: last,
      container: /\{([^}]+)\}$/.exec(textOf(at(json, 'involvedObject', 'fieldPath')) ?? '')?.[1] ?? null,
    },
  }
}

/** The events about pods of a namespace. One watch for all pods: a selector can name only one of them. */
export const eventsIn = (namespace: string): Scope<SeenEvent> => ({
  kind: { api: '/api/v1', plural: 'events', parse: parseEvent },
  namespace,
  selector: null,
  fields: 'involvedObject.kind=Pod',
})

const countOf = (json: unknown) => (typeof json === 'number' && Number.isSafeInteger(json) && json > 0 ? json : null)

function timeOf(json: unknown): string | null {
  const parsed = Date.parse(textOf(json) ?? '')
  return parsed > 0 ? new Date(parsed).toISOString() : null
}
