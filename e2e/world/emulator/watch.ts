import type { ServerResponse } from 'node:http'
import { expired } from './list'
import { type KubeObject, RESOURCES, type Resource } from './objects'
import { parseSelectors } from './selector'
import { statusOf } from './status'
import type { Change, Store } from './store'

type Watch = {
  store: Store
  resource: Resource
  namespace: string | null
  query: URLSearchParams
  bookmarkEvery: number
}

/**
 * Streams changes as JSON lines: from a resourceVersion, or the present first when none is given. Ends after
 * `timeoutSeconds`; a version that is forgotten gets an ERROR event 410 inside a 200, as a real server sends it.
 */
export function watchObjects(response: ServerResponse, { store, resource, namespace, query, bookmarkEvery }: Watch) {
  const matches = parseSelectors(query)
  const from = Number(query.get('resourceVersion') ?? 0)
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' })
  response.flushHeaders()

  let events = 0
  const send = (type: string, object: unknown) => {
    const line = `${JSON.stringify({ type, object })}\n`
    // Real servers split anywhere, also inside a key; a reader that takes chunks for lines is found out here.
    const cut = (7 + 31 * events++) % line.length
    if (cut > 0) response.write(line.slice(0, cut))
    response.write(line.slice(cut))
  }
  let marked = from
  const bookmark = (annotations?: Record<string, string>) => {
    // Where nothing new has come a real server sends none.
    if (query.get('allowWatchBookmarks') !== 'true' || store.version <= marked) return
    marked = store.version
    const { kind, apiVersion } = RESOURCES[resource]
    const metadata = { resourceVersion: String(marked), creationTimestamp: null, ...(annotations && { annotations }) }
    send('BOOKMARK', { kind, apiVersion, metadata })
  }
  const pass = (change: Change) => {
    if (change.resource !== resource || change.version <= from) return
    if (namespace !== null && change.object.metadata.namespace !== namespace) return
    const type = typeFor(change, matches)
    if (type) send(type, change.object)
  }

  if (from !== 0 && from < store.forgotten) {
    send('ERROR', statusOf(expired(`too old resource version: ${from} (${store.forgotten})`)))
    response.end()
    return
  }
  if (from === 0) {
    for (const object of store.list(resource, namespace).filter(matches)) send('ADDED', object)
    bookmark({ 'k8s.io/initial-events-end': 'true' })
  } else for (const change of store.since(from)) pass(change)

  const unsubscribe = store.subscribe(pass)
  const bookmarks = setInterval(() => bookmark(), bookmarkEvery)
  const seconds = Number(query.get('timeoutSeconds') ?? 1800)
  const end = setTimeout(() => {
    bookmark()
    response.end()
  }, seconds * 1000)
  response.once('close', () => {
    unsubscribe()
    clearInterval(bookmarks)
    clearTimeout(end)
  })
}

/** An object that begins or ceases to match the selector is added or deleted for this watcher. */
function typeFor({ type, object, previous }: Change, matches: (object: KubeObject) => boolean) {
  const was = previous !== null && matches(previous)
  const is = type !== 'DELETED' && matches(object)
  if (is) return was ? 'MODIFIED' : 'ADDED'
  return was ? 'DELETED' : null
}
