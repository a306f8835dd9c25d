import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { ACCESS_REVIEWS, answerAccessReview } from './access-review'
import { answerLog } from './answer-log'
import type { ContainerLog } from './container-log'
import { DISCOVERY } from './discovery'
import { type Faults, playFault } from './faults'
import { listObjects } from './list'
import { type KubeObject, type Pod, RESOURCES } from './objects'
import type { Rights } from './rights'
import { parseRoute, type Route } from './route'
import { answerJson, Refusal, statusOf } from './status'
import type { Store } from './store'
import { watchObjects } from './watch'

export type Cluster = {
  store: Store
  /** By container id. */
  logs: Map<string, ContainerLog>
  faults: Faults
  rights: Rights
  users: { name: string; token: string }[]
  bookmarkEvery: number
  /** Whose a connection is, once it has asked something. */
  owners: WeakMap<Socket, string>
}

/** Answers one request as the API server would, or with the fault that was ordered for it. */
export function answer(request: IncomingMessage, response: ServerResponse, cluster: Cluster) {
  const url = new URL(request.url ?? '/', 'http://cluster')
  try {
    if (/^\/(readyz|livez|healthz)$/.test(url.pathname)) return void response.end('ok')
    if (url.pathname === '/version') return answerJson(response, 200, DISCOVERY[url.pathname])
    const user = authenticate(request, cluster)
    const fault = cluster.faults.takeFor(url.pathname + url.search, user)
    if (fault?.kind === 'status') throw ordered(fault.code, fault.message ?? forbidden(user, url), fault.retryAfter)
    if (fault) return playFault(response, fault.kind)
    const known = DISCOVERY[url.pathname]
    if (known) return answerJson(response, 200, known)
    if (url.pathname === ACCESS_REVIEWS && request.method === 'POST') {
      return void answerAccessReview(request, response, (verb, resource) => cluster.rights.may(user, verb, resource))
    }
    const route = parseRoute(url.pathname)
    if (route && !cluster.rights.may(user, verbOf(route, url), fullOf(route))) throw ordered(403, forbidden(user, url))
    if (!route || request.method !== 'GET') {
      throw new Refusal(404, 'NotFound', 'the server could not find the requested resource')
    }
    answerRoute(route, url.searchParams, response, cluster)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const seconds = error.details?.retryAfterSeconds
    answerJson(response, error.code, statusOf(error), seconds === undefined ? {} : { 'retry-after': String(seconds) })
  }
}

function answerRoute(
  { resource, namespace, name, subresource }: Route,
  query: URLSearchParams,
  response: ServerResponse,
  cluster: Cluster,
) {
  const { store, logs, faults, bookmarkEvery } = cluster
  if (name === null) {
    const watched = ['1', 'true'].includes(query.get('watch') ?? '')
    if (watched) return watchObjects(response, { store, resource, namespace, query, bookmarkEvery })
    return answerJson(response, 200, listObjects(store, resource, namespace, query))
  }
  const object = store.find(resource, namespace ?? 'default', name)
  if (!object) throw notFound(resource, name)
  if (subresource === null) return answerJson(response, 200, object)
  // Only pods have a subresource that is answered.
  return answerLog(response, { pod: object as KubeObject as Pod, logs, query, sink: faults.logSink(response) })
}

function authenticate({ headers, socket }: IncomingMessage, { users, owners }: Cluster): string {
  const shown = socket instanceof TLSSocket && socket.authorized ? socket.getPeerCertificate().subject?.CN : undefined
  const found = users.find(({ name, token }) => headers.authorization === `Bearer ${token}` || name === shown)
  if (!found) throw new Refusal(401, 'Unauthorized', 'Unauthorized')
  const user = `system:serviceaccount:pgsql:${found.name}`
  owners.set(socket, user)
  return user
}

function notFound(resource: Route['resource'], name: string) {
  const { group } = RESOURCES[resource]
  const details = { name, ...(group && { group }), kind: resource }
  return new Refusal(404, 'NotFound', `${fullNameOf(resource)} "${name}" not found`, details)
}

/** `deployments.apps`, `pods`. */
function fullNameOf(resource: Route['resource']): string {
  const { group } = RESOURCES[resource]
  return group ? `${resource}.${group}` : resource
}

const REASONS: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  410: 'Expired',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
}

const ordered = (code: number, message: string, retryAfter?: number) =>
  new Refusal(code, REASONS[code], message, retryAfter === undefined ? undefined : { retryAfterSeconds: retryAfter })

const verbOf = ({ name }: Route, url: URL) => (name ? 'get' : url.searchParams.has('watch') ? 'watch' : 'list')

const fullOf = ({ resource, subresource }: Route) => (subresource ? `${resource}/${subresource}` : resource)

/** RBAC's sentence. */
function forbidden(user: string, url: URL): string {
  const route = parseRoute(url.pathname)
  if (!route) return `forbidden: User "${user}" cannot get path "${url.pathname}"`
  const { resource, namespace, name } = route
  const verb = verbOf(route, url)
  const full = fullOf(route)
  const where = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope'
  return `${fullNameOf(resource)}${name ? ` "${name}"` : ''} is forbidden: User "${user}" cannot ${verb} resource "${full}" in API group "${RESOURCES[resource].group}" ${where}`
}
