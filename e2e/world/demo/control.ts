import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Takes the steps of `npm run demo:do`: a POST on loopback with the demo's token and the step's name. */
export async function startControl(play: (step: string) => Promise<void>) {
  const token = randomBytes(24).toString('hex')
  const server = http.createServer((request, response) => {
    if (request.method !== 'POST' || !isAllowed(request, token))
      return void response.writeHead(403).end('not allowed\n')
    readBody(request)
      .then(play)
      .then(
        () => response.end('done\n'),
        (error: Error) => response.writeHead(500).end(`${error.message}\n`),
      )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > 1000) throw new Error('That is no step.')
  }
  return body
}
