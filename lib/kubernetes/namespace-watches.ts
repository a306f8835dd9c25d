import type { Cluster } from './cluster'
import { type Pod, podsIn } from './pod'
import { eventsIn, type SeenEvent } from './pod-event'
import type { ReflectorLimits } from './reflector-limits'
import { createSharedWatch, type SharedWatch } from './shared-watch'

/** The watches of one namespace, which all environments in it share. */
export type NamespaceWatches = { pods: SharedWatch<Pod>; events: SharedWatch<SeenEvent> }

/** Makes the watches of a cluster, a pair for each namespace that is asked for. */
export function createWatches(cluster: Cluster, limits: Partial<ReflectorLimits> = {}) {
  const namespaces = new Map<string, NamespaceWatches>()
  return (namespace: string): NamespaceWatches => {
    const known = namespaces.get(namespace) ?? {
      pods: createSharedWatch(cluster, selector => podsIn(namespace, selector), limits),
      events: createSharedWatch(cluster, () => eventsIn(namespace), limits),
    }
    namespaces.set(namespace, known)
    return known
  }
}
