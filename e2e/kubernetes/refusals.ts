import { once } from 'node:events'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Refused } from './world'

/** Stands where the API is and turns away whoever asks, as a server or its load balancer does under load. */
export async function startRefusals(tls: { cert: Buffer; key: Buffer }) {
  let ordered: Refused = { code: 429, times: 0, retryAfter: 0 }
  const server = https.createServer(tls, (_request, response) => {
    ordered = { ...ordered, times: ordered.times - 1 }
    const { code, retryAfter } = ordered
    const status = { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: 'come back later', code }
    response.writeHead(code, {
      'content-type': 'application/json',
      'retry-after': String(retryAfter),
      connection: 'close',
    })
    response.end(JSON.stringify(status))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    /** Where a new connection goes; null for to the API. */
    port: () => (ordered.times > 0 ? port : null),
    order(answer: Refused) {
      ordered = answer
    },
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
