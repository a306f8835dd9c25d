import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { answerLog } from '../world/emulator/answer-log'
import type { ContainerLog } from '../world/emulator/container-log'
import type { Pod } from '../world/emulator/objects'
import { Refusal } from '../world/emulator/status'

type Node = {
  tls: { ca: Buffer; cert: Buffer; key: Buffer }
  /** The pods as the API has them, by name. */
  pods: Map<string, Pod>
  /** By container id. */
  logs: Map<string, ContainerLog>
}

/**
 * Stands in for a node's kubelet behind a real API server: it has the logs, and chooses and serves them as the
 * emulator does, so that both answer by the same rules. Only the API server's certificate is let in.
 */
export async function startNode({ tls, pods, logs }: Node) {
  const sockets = new Set<TLSSocket>()
  const asked: string[] = []
  const server = https.createServer({ ...tls, requestCert: true }, (request, response) => {
    asked.push(request.url ?? '')
    answer(request, response, { pods, logs })
  })
  server.on('secureConnection', socket => {
    sockets.add(socket)
    socket.on('error', () => {}) // the API server goes away, as tests make it
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const lose = () => {
    for (const socket of sockets) socket.destroy()
  }
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    const closed = once(server, 'close')
    server.close()
    lose()
    await closed
  }
  return {
    port,
    /** Nobody listens there any more, until it is called with false. */
    async away(now: boolean) {
      if (now) return stop()
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
    /** How often the log of a pod was asked for. */
    requests: (pod: string) => asked.filter(url => url.startsWith(`/containerLogs/pgsql/${pod}/`)).length,
    /** Loses every connection: the API server takes that for the end of what it passed on. */
    lose,
    stop,
  }
}

function answer(request: IncomingMessage, response: ServerResponse, { pods, logs }: Pick<Node, 'pods' | 'logs'>) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'https://node')
  const [, name = '', container = ''] = /^\/containerLogs\/pgsql\/([^/]+)\/([^/]+)$/.exec(pathname) ?? []
  const pod = pods.get(name)
  const sink = { write: (bytes: Buffer) => void response.write(bytes), end: () => void response.end() }
  searchParams.set('container', container)
  try {
    if (!pod) throw new Refusal(404, 'NotFound', `pod "${name}" does not exist\n`)
    answerLog(response, { pod, logs, query: searchParams, sink })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // A kubelet speaks plain text; the API server makes a Status of it.
    response.writeHead(error.code, { 'content-type': 'text/plain; charset=utf-8' }).end(error.message)
  }
}
