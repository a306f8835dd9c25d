import type { PodEvent } from '../board/observation'
import type { SeenEvent } from './pod-event'

/** The events of pods as they were seen, also those that the API has forgotten: it keeps them for an hour. */
export type EventBook = {
  /** Takes all events that the API has now; those of other pods than `own` are kept no longer than it keeps them. */
  take: (seen: SeenEvent[], own: (podUid: string) => boolean) => void
  /** Those of a pod, oldest first; the very same list until there are others. */
  of: (podUid: string) => readonly PodEvent[]
}

type Page = { versions: Map<string, string>; events: PodEvent[] }

/** Of each pod so many, the newest. */
const MOST = 100
const NONE: readonly PodEvent[] = []

/** Starts a book. Each event passes through `read` before it is written into it. */
export function createEventBook(read: (event: PodEvent) => PodEvent): EventBook {
  const pages = new Map<string, Page>()

  const write = ({ podUid, uid, resourceVersion, event }: SeenEvent) => {
    const page = pages.get(podUid) ?? { versions: new Map(), events: [] }
    if (page.versions.get(uid) === resourceVersion) return
    const others = page.events.filter(other => other.uid !== uid)
    pages.set(podUid, {
      versions: page.versions.set(uid, resourceVersion),
      events: [...others, read(event)].sort(oldestFirst).slice(-MOST),
    })
  }

  return {
    take(seen, own) {
      const present = new Set(seen.map(({ podUid }) => podUid))
      for (const event of seen) write(event)
      for (const podUid of pages.keys()) if (!present.has(podUid) && !own(podUid)) pages.delete(podUid)
    },
    of: podUid => pages.get(podUid)?.events ?? NONE,
  }
}

const momentOf = ({ lastAt }: PodEvent) => (lastAt === null ? 0 : Date.parse(lastAt))

/** By the last time, then by the first: of one second, what goes on came later than what was new. */
const oldestFirst = (a: PodEvent, b: PodEvent) =>
  momentOf(a) - momentOf(b) || Date.parse(a.firstAt ?? '') - Date.parse(b.firstAt ?? '') || 0
