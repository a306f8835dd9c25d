import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Credentials } from './credentials'
import { SilenceError } from './transport-error'

export type Query = Record<string, string | number | boolean | null | undefined>

/**
 * Sends one GET and gives the answer as soon as its head is there, whatever its status. The API sends the head of a
 * silent stream at once, so `headTimeout` (ms) is safe for streams too.
 */
export async function sendGet(
  credentials: Credentials,
  target: { path: string; query: Query },
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
  { path, query }: { path: string; query: Query },
  signal: AbortSignal,
  headTimeout: number,
): Promise<IncomingMessage> {
  const url = new URL(server.replace(/\/$/, '') + path)
  for (const [name, value] of Object.entries(query)) if (value != null) url.searchParams.set(name, String(value))

  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'http:' ? http : https).get(url, {
      agent,
      signal,
      headers: { Accept: 'application/json, */*', 'User-Agent': 'instrument-cluster', ...headers },
      ...(auth ? { auth } : {}),
    })
    const late = setTimeout(() => request.destroy(new SilenceError('no answer')), headTimeout)
    request.on('response', response => {
      clearTimeout(late)
      resolve(response)
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(late)
      const stale = request.reusedSocket && error.code === 'ECONNRESET'
      reject(stale ? new StaleSocketError(error.message, { cause: error }) : error)
    })
  })
}
