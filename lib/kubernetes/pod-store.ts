import type { PodList } from './list-pods'
import type { Pod } from './pod'
import type { WatchEvent } from './watch-event'

/** The pods as the last list and the events since then make them, and the version up to which they are known. */
export type PodStore = {
  replace: (list: PodList) => void
  /** Takes an event; says whether a pod changed. */
  apply: (event: WatchEvent) => boolean
  /** Whether one pod of a fresh list is not as we know it: the watch has missed something. */
  disagrees: (fresh: PodList) => boolean
  pods: () => Pod[]
  version: () => string
}

export function createPodStore(): PodStore {
  let pods = new Map<string, Pod>()
  let version = ''

  return {
    replace(list) {
      pods = new Map(list.pods.map(pod => [pod.uid, pod]))
      version = list.resourceVersion
    },
    apply(event) {
      if (event.kind === 'error') return false
      version = event.resourceVersion ?? version
      if (event.kind === 'bookmark') return false
      if (event.kind === 'delete') return pods.delete(event.pod.uid)
      pods.set(event.pod.uid, event.pod)
      return true
    },
    disagrees(fresh) {
      const [first] = fresh.pods
      if (!first) return pods.size > 0
      return pods.get(first.uid)?.resourceVersion !== first.resourceVersion || isBehind(fresh.resourceVersion, version)
    },
    pods: () => [...pods.values()],
    version: () => version,
  }
}

/** The API's store is older than what we have seen: it was restored, and a watch from our version would stay silent. */
const isBehind = (fresh: string, known: string) =>
  /^\d+$/.test(fresh) && /^\d+$/.test(known) && BigInt(fresh) < BigInt(known)
