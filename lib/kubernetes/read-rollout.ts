import type { Rollout } from '../board/observation'
import type { KubernetesConfig } from '../config'
import { SourceError } from '../errors'
import type { Cluster } from './cluster'
import { at } from './json'
import { listObjects } from './list-objects'
import { type ReplicaSet, replicaSetsIn, rolloutOf } from './rollout'
import type { FoundWorkload } from './workload'

/** Reads how the rollout of a workload stands; the very same answer while the workload is the same. */
export function createRolloutReader(cluster: Cluster, config: KubernetesConfig) {
  let known: { version: unknown; rollout: Rollout } | null = null

  return async ({ selector, object }: FoundWorkload, signal: AbortSignal): Promise<Rollout | null> => {
    if (object === null) return null
    const version = at(object, 'metadata', 'resourceVersion')
    if (known && version !== undefined && known.version === version) return known.rollout
    const sets = config.workload.kind === 'Deployment' ? await readSets(cluster, config, selector, signal) : []
    known = { version, rollout: rolloutOf(object, sets, config.container) }
    return known.rollout
  }
}

/** None where they may not be read: a run is a run without its revision, and the list of rights says what is missing. */
async function readSets(
  cluster: Cluster,
  { namespace }: KubernetesConfig,
  selector: string,
  signal: AbortSignal,
): Promise<ReplicaSet[]> {
  try {
    return (await listObjects(cluster, replicaSetsIn(namespace, selector), signal)).items
  } catch (error) {
    if (error instanceof SourceError && (error.code === 'not-permitted' || error.code === 'not-found')) return []
    throw error
  }
}
