import { once } from 'node:events'
import http, { type RequestListener } from 'node:http'
import https from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { answer, type Cluster } from './answer'
import { createFaults } from './faults'
import { writeKubeconfig } from './kubeconfig'
import { resetSocket } from './reset-socket'
import { createRights } from './rights'
import { createStore } from './store'

export type Emulator = Awaited<ReturnType<typeof startEmulator>>

type Options = {
  /** The bearer token of the user `board`. */
  token: string
  /** Further users: tests and demo take away the rights of one and leave the others theirs. */
  users?: { name: string; token: string }[]
  port?: number
  /** Speaks TLS with this certificate, and takes client certificates of this authority: their common name is the user. */
  tls?: { ca: string; cert: string; key: string }
  /** Milliseconds between bookmarks; a real server sends about one a minute. */
  bookmarkEvery?: number
}

/** Starts a Kubernetes API on loopback, plain HTTP unless it gets a certificate: pods with their logs, deployments, replicasets and events. */
export async function startEmulator({ token, users = [], port = 0, tls, bookmarkEvery = 60_000 }: Options) {
  const cluster: Cluster = {
    store: createStore(),
    logs: new Map(),
    faults: createFaults(),
    rights: createRights(),
    users: [{ name: 'board', token }, ...users],
    bookmarkEvery,
    owners: new WeakMap(),
  }
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const listener: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`)
    answer(request, response, cluster)
  }
  const options = { keepAliveTimeout: 60_000 }
  const create = () =>
    (tls
      ? https.createServer({ ...options, ...tls, requestCert: true, rejectUnauthorized: false }, listener)
      : http.createServer(options, listener)
    ).on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
  const listen = async (at: number) => {
    const server = create().listen(at, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  const cut = (user?: string) => {
    for (const socket of sockets) {
      if (user === undefined || cluster.owners.get(socket) === user) resetSocket(socket)
    }
  }

  let server: http.Server | null = await listen(port)
  const address = (server.address() as AddressInfo).port
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${address}`
  const kill = async () => {
    if (!server) return
    const closed = once(server, 'close')
    server.close()
    server = null
    cut()
    await closed
  }

  return {
    url,
    store: cluster.store,
    logs: cluster.logs,
    faults: cluster.faults,
    rights: cluster.rights,
    /** All requests so far, `GET /api/v1/…`. */
    requests,
    get alive() {
      return server !== null
    },
    kubeconfig: (file: string) => writeKubeconfig(file, { server: url, namespace: 'pgsql', users: cluster.users }),
    /** Resets every open connection, or those of one user; the API stays. */
    cut,
    /** SIGKILL of the API: every connection is reset and nothing listens; objects and logs stay, as in etcd and on the nodes. */
    kill,
    revive: async () => {
      server ??= await listen(address)
    },
    stop: kill,
  }
}
