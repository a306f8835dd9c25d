import { SourceError } from '../errors'
import type { Cluster } from './cluster'
import { at, textOf } from './json'
import { type Identified, pathOf, type Scope } from './kind'

export type ObjectList<T extends Identified> = { items: T[]; resourceVersion: string }

const PAGE = 500
const MOST_PAGES = 200

/** Lists all objects of a scope, in pages, as they are now. */
export async function listObjects<T extends Identified>(
  cluster: Cluster,
  scope: Scope<T>,
  signal: AbortSignal,
): Promise<ObjectList<T>> {
  const items: T[] = []
  let token: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { ...selectorsOf(scope), limit: PAGE, continue: token }
    const answer = await cluster.read(pathOf(scope), { query, signal })
    const { items: some, resourceVersion } = parseList(answer, scope)
    items.push(...some)
    token = textOf(at(answer, 'metadata', 'continue'))
    if (!token) return { items, resourceVersion }
  }
  throw new SourceError('kubernetes', 'garbage', 'a list without an end')
}

/**
 * Asks for one object of the scope, which is the cheapest question that only a live API can answer: without a
 * resourceVersion it is answered from the store itself, not from what a server remembers.
 */
export async function listOne<T extends Identified>(
  cluster: Cluster,
  scope: Scope<T>,
  signal: AbortSignal,
): Promise<ObjectList<T>> {
  const query = { ...selectorsOf(scope), limit: 1 }
  return parseList(await cluster.read(pathOf(scope), { query, signal }), scope)
}

/** The parts of a question that say which objects are meant. */
export const selectorsOf = ({ selector, fields }: Scope<Identified>) => ({
  labelSelector: selector,
  fieldSelector: fields,
})

function parseList<T extends Identified>(answer: unknown, { kind }: Scope<T>): ObjectList<T> {
  const items = at(answer, 'items')
  const resourceVersion = textOf(at(answer, 'metadata', 'resourceVersion'))
  // An empty list of a Go server may be `null`.
  if (resourceVersion === null || (items !== null && !Array.isArray(items)))
    throw new SourceError('kubernetes', 'garbage', `not a list of ${kind.plural}`)
  return { items: (items ?? []).flatMap((item: unknown) => kind.parse(item) ?? []), resourceVersion }
}
