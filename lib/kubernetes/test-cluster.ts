import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Cluster, type ClusterLimits, openCluster } from './cluster'

export type Answer = (request: { url: URL; raw: IncomingMessage }, response: ServerResponse) => void

export type TestCluster = {
  cluster: Cluster
  /** What the server was asked, path and query. */
  asked: URL[]
  /** The kubeconfig's folder and file. */
  folder: string
  kubeconfig: string
  url: string
  connections: () => number
  /** Breaks every connection. */
  cut: () => void
  answer: (answer: Answer) => void
  stop: () => Promise<void>
}

type Options = {
  user?: Record<string, unknown>
  clusterFields?: Record<string, unknown>
  tls?: https.ServerOptions
  limits?: Partial<ClusterLimits>
}

/** A server on loopback that answers as a test says, and our own transport on top of it. */
export async function startTestCluster(answer: Answer, options: Options = {}): Promise<TestCluster> {
  const { user = { token: 'secret' }, clusterFields = {}, tls, limits } = options
  let current = answer
  let connections = 0
  const sockets = new Set<Socket>()
  const asked: URL[] = []
  const listener = (raw: IncomingMessage, response: ServerResponse) => {
    const url = new URL(raw.url ?? '/', 'http://test')
    asked.push(url)
    current({ url, raw }, response)
  }
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener)
  server.on('connection', socket => {
    connections++
    sockets.add(socket)
    socket.on('error', () => {}) // the client went away, as tests make it
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = await mkdtemp(path.join(tmpdir(), 'test-cluster-'))
  const kubeconfig = path.join(folder, 'kubeconfig')
  await writeFile(kubeconfig, kubeconfigOf({ server: url, ...clusterFields }, user))
  const cluster = openCluster({ kubeconfig, context: null }, limits)
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }

  return {
    cluster,
    asked,
    folder,
    kubeconfig,
    url,
    connections: () => connections,
    cut,
    answer(next) {
      current = next
    },
    async stop() {
      cluster.close()
      for (const socket of sockets) socket.destroy()
      if (server.listening) await new Promise(resolve => server.close(resolve))
      await rm(folder, { recursive: true })
    },
  }
}

/** A kubeconfig with one context; JSON is YAML. */
export const kubeconfigOf = (cluster: Record<string, unknown>, user: Record<string, unknown>) =>
  JSON.stringify({
    clusters: [{ name: 'one', cluster }],
    users: [{ name: 'board', user }],
    contexts: [{ name: 'only', context: { cluster: 'one', user: 'board' } }],
    'current-context': 'only',
  })

/** Sends JSON, as the API does. */
export function sendJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: http.OutgoingHttpHeaders = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** Waits until a condition holds, and fails with its words when it never does. */
export async function until(holds: () => boolean, what: string, limit = 20_000): Promise<void> {
  const deadline = Date.now() + limit
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`never came: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
