import { type KubeObject, RESOURCES, type Resource } from './objects'
import { parseSelectors } from './selector'
import { Refusal } from './status'
import type { Store } from './store'

/** One page of a collection, with `limit` and `continue` as a real server does them. */
export function listObjects(store: Store, resource: Resource, namespace: string | null, query: URLSearchParams) {
  const { kind, apiVersion } = RESOURCES[resource]
  const asked = query.get('resourceVersion') ?? ''
  if (asked !== '' && !/^\d+$/.test(asked)) throw new Refusal(400, 'BadRequest', 'Invalid value for resourceVersion')
  if (Number(asked) > store.version) throw tooLarge(asked, store.version)

  const page = parseContinue(query.get('continue'))
  if (page && page.version < store.forgotten) throw expired('The provided continue parameter is too old')
  const matches = parseSelectors(query)
  const all = store.list(resource, namespace).filter(matches)
  const rest = page ? all.filter(object => nameOf(object) > page.after) : all
  const limit = Number(query.get('limit') ?? 0) || rest.length
  const items = rest.slice(0, limit)
  const last = items.at(-1)
  const version = page?.version ?? store.version
  const more = last && rest.length > limit
  return {
    kind: `${kind}List`,
    apiVersion,
    metadata: {
      resourceVersion: String(version),
      ...(more && { continue: encodeContinue(version, nameOf(last)), remainingItemCount: rest.length - limit }),
    },
    // Items of a list carry no kind of their own: their list's says it.
    items: items.map(({ kind: _kind, apiVersion: _version, ...item }) => item),
  }
}

/** The answer to a resourceVersion or continue token whose past is forgotten. */
export const expired = (message: string) => new Refusal(410, 'Expired', message)

const tooLarge = (asked: string, current: number) =>
  new Refusal(504, 'Timeout', `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  })

const nameOf = ({ metadata }: KubeObject) => `${metadata.namespace}/${metadata.name}`

const encodeContinue = (version: number, after: string) =>
  Buffer.from(JSON.stringify({ version, after })).toString('base64url')

function parseContinue(token: string | null): { version: number; after: string } | null {
  if (!token) return null
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString())
  } catch {
    throw new Refusal(400, 'BadRequest', 'continue key is not valid')
  }
}
