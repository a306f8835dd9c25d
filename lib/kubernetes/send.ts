import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Credentials } from './credentials'
import { SilenceError } from './transport-error'

type Target = { path: string; query: Query; body: unknown }

export type Query = Record<string, string | number | boolean | null | undefined>

/**
 * Sends one question – a GET, or a POST where it has a body – and gives the answer as soon as its head is there, whatever its status. The API sends the head of a
 * silent stream at once, so `headTimeout` (ms) is safe for streams too.
 */
export async function sendRequest(
  credentials: Credentials,
  target: Target,
  { signal, headTimeout }: { signal: AbortSignal; headTimeout: number },
): Promise<IncomingMessage> {
  try {
    return await send(credentials, target, signal, headTimeout)
  } catch (error) {
    // The server closed a resting connection in the very moment we used it (Node docs, request.reusedSocket).
    if (error instanceof StaleSocketError && !signal.aborted) return send(credentials, target, signal, headTimeout)
    throw error
  }
}

class StaleSocketError extends Error {
  override name = 'StaleSocketError' as const
  readonly code = 'ECONNRESET'
}

function send(
  { server, headers, auth, agent }: Credentials,
  { path, query, body }: Target,
  signal: AbortSignal,
  headTimeout: number,
): Promise<IncomingMessage> {
  const url = new URL(server.replace(/\/$/, '') + path)
  for (const [name, value] of Object.entries(query)) if (value != null) url.searchParams.set(name, String(value))

  const json = body === undefined ? null : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'http:' ? http : https).request(url, {
      method: json === null ? 'GET' : 'POST',
      agent,
      signal,
      headers: {
        Accept: 'application/json, */*',
        'User-Agent': 'instrument-cluster',
        ...(json !== null && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(auth ? { auth } : {}),
    })
    const late = setTimeout(() => request.destroy(new SilenceError('no answer')), headTimeout)
    request.on('response', response => {
      clearTimeout(late)
      resolve(response)
    })
    request.on('socket', socket => {
      if (!socket.listeners('error').includes(ignore)) socket.on('error', ignore)
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(late)
      const stale = request.reusedSocket && error.code === 'ECONNRESET'
      reject(stale ? new StaleSocketError(error.message, { cause: error }) : error)
    })
    request.end(json)
  })
}

/** The request tells of it. One that is given up in the moment of its end no longer listens to its connection. */
const ignore = () => {}
