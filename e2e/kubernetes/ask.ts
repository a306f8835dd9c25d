import http from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'

/** An API as it is reached from outside: its address, and for TLS whom to trust and who asks. */
export type Api = { url: string; tls?: { ca: Buffer; cert?: Buffer; key?: Buffer } }

type Request = {
  method?: string
  token?: string
  body?: unknown
  type?: string
  signal?: AbortSignal
}

/** Sends one request as `curl` would, on a connection of its own, and gives the answer as a stream. */
export function open({ url, tls }: Api, path: string, request: Request = {}): Promise<http.IncomingMessage> {
  const { method = 'GET', token, body, type = 'application/json', signal } = request
  const payload = body === undefined ? undefined : JSON.stringify(body)
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(payload !== undefined && { 'content-type': type, 'content-length': Buffer.byteLength(payload) }),
  }
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? https.request : http.request
    const sent = send(url + path, { method, headers, agent: false, ...tls, ...(signal && { signal }) }, resolve)
    sent.on('error', reject).end(payload)
  })
}

/** What an answer said. */
export type Answered = { status: number; headers: http.IncomingHttpHeaders; body: string }

/** Sends one request and reads the whole answer. */
export async function ask(api: Api, path: string, request: Request = {}): Promise<Answered> {
  const answer = await open(api, path, request)
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) }
}
