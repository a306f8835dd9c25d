import { SourceError } from '../errors'
import type { Cluster } from './cluster'
import { at, textOf } from './json'
import { type Pod, parsePod } from './pod'

/** The pods that are looked at: those of a namespace with labels that fit the selector (null: all). */
export type PodScope = { namespace: string; selector: string | null }

export type PodList = { pods: Pod[]; resourceVersion: string }

const PAGE = 500
const MOST_PAGES = 200

export const podsPath = ({ namespace }: PodScope) => `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`

/** Lists all pods of a scope, in pages, as they are now. */
export async function listPods(cluster: Cluster, scope: PodScope, signal: AbortSignal): Promise<PodList> {
  const pods: Pod[] = []
  let token: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { labelSelector: scope.selector, limit: PAGE, continue: token }
    const answer = await cluster.read(podsPath(scope), { query, signal })
    const { pods: some, resourceVersion } = parsePodList(answer)
    pods.push(...some)
    token = textOf(at(answer, 'metadata', 'continue'))
    if (!token) return { pods, resourceVersion }
  }
  throw new SourceError('kubernetes', 'garbage', 'a list without an end')
}

/**
 * Asks for one pod of the scope, which is the cheapest question that only a live API can answer: without a
 * resourceVersion it is answered from the store itself, not from what a server remembers.
 */
export async function listOnePod(cluster: Cluster, scope: PodScope, signal: AbortSignal): Promise<PodList> {
  const query = { labelSelector: scope.selector, limit: 1 }
  return parsePodList(await cluster.read(podsPath(scope), { query, signal }))
}

function parsePodList(answer: unknown): PodList {
  const items = at(answer, 'items')
  const resourceVersion = textOf(at(answer, 'metadata', 'resourceVersion'))
  // An empty list of a Go server may be `null`.
  if (resourceVersion === null || (items !== null && !Array.isArray(items)))
    throw new SourceError('kubernetes', 'garbage', 'not a list of pods')
  return { pods: (items ?? []).flatMap((item: unknown) => parsePod(item) ?? []), resourceVersion }
}
