import type { Identified } from './kind'
import type { ObjectList } from './list-objects'
import type { WatchEvent } from './watch-event'

/** The objects of a scope as the last list and the events since then make them, and the version up to which they are known. */
export type ObjectStore<T extends Identified> = {
  replace: (list: ObjectList<T>) => void
  /** Takes an event; says whether an object changed. */
  apply: (event: WatchEvent<T>) => boolean
  /** Whether one object of a fresh list is not as we know it: the watch has missed something. */
  disagrees: (fresh: ObjectList<T>) => boolean
  items: () => T[]
  version: () => string
}

export function createObjectStore<T extends Identified>(): ObjectStore<T> {
  let objects = new Map<string, T>()
  let version = ''

  return {
    replace(list) {
      objects = new Map(list.items.map(object => [object.uid, object]))
      version = list.resourceVersion
    },
    apply(event) {
      if (event.kind === 'error') return false
      version = event.resourceVersion ?? version
      if (event.kind === 'bookmark') return false
      if (event.kind === 'delete') return objects.delete(event.object.uid)
      objects.set(event.object.uid, event.object)
      return true
    },
    disagrees(fresh) {
      const [first] = fresh.items
      if (!first) return objects.size > 0
      return (
        objects.get(first.uid)?.resourceVersion !== first.resourceVersion || isBehind(fresh.resourceVersion, version)
      )
    },
    items: () => [...objects.values()],
    version: () => version,
  }
}

/** The API's store is older than what we have seen: it was restored, and a watch from our version would stay silent. */
const isBehind = (fresh: string, known: string) =>
  /^\d+$/.test(fresh) && /^\d+$/.test(known) && BigInt(fresh) < BigInt(known)
