import { createHash } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import type { KubeConfig } from '@kubernetes/client-node'
import { SourceError } from '../errors'
import { SilenceError } from './transport-error'

/** What a request to the cluster carries: where it goes, who asks, over which connections. */
export type Credentials = {
  server: string
  headers: Record<string, string>
  auth: string | undefined
  agent: http.Agent
}

/** Bytes that are read at once where so many have come: a log of many lines is taken in few pieces. */
const READ_AHEAD = 256 << 10

/**
 * Takes the credentials of the moment; tokens are refreshed behind it. `agents` keeps one agent with long-lived
 * connections per set of certificates: the client's own way is a new one per request, and with it a TLS handshake.
 * `limit` (ms) is how long a credential plugin may take.
 */
export async function takeCredentials(
  kubeconfig: KubeConfig,
  agents: Map<string, http.Agent>,
  limit: number,
): Promise<Credentials> {
  const options: https.RequestOptions = { headers: {} }
  await within(limit, kubeconfig.applyToHTTPSOptions(options)).catch(refuse)
  const { server = '', proxyUrl } = kubeconfig.getCurrentCluster() ?? {}
  const key = keyOf(options, [server.split(':')[0], proxyUrl, options.servername, options.rejectUnauthorized])
  const agent = agents.get(key) ?? openAgent(options, server, proxyUrl !== undefined)
  agents.set(key, agent)
  return { server, headers: headersOf(options.headers), auth: options.auth ?? undefined, agent }
}

function openAgent(options: https.RequestOptions, server: string, proxied: boolean): http.Agent {
  // A proxy's agent is the client's own; it always sets one.
  if (proxied && options.agent instanceof http.Agent) return options.agent
  const keep = { keepAlive: true, keepAliveMsecs: 30_000, highWaterMark: READ_AHEAD }
  if (server.startsWith('http:')) return new http.Agent(keep)
  const { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername } = options
  const given = Object.entries({ ca, cert, key, pfx, passphrase, rejectUnauthorized, servername })
  return new https.Agent({ ...keep, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) })
}

function keyOf(options: https.RequestOptions, rest: unknown[]): string {
  const hash = createHash('sha256')
  for (const part of [options.ca, options.cert, options.key, options.pfx])
    hash.update(Array.isArray(part) ? JSON.stringify(part) : (part ?? '')).update('\0')
  return hash.update(rest.map(String).join('\0')).digest('hex')
}

/** Token files end in a line feed more often than not; a header may not. */
function headersOf(headers: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value).trim()]))
}

async function within(limit: number, work: Promise<void>): Promise<void> {
  let late: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => reject(new SilenceError('credentials')), limit)
  })
  await Promise.race([work, timeout]).finally(() => clearTimeout(late))
}

function refuse(cause: unknown): never {
  if (cause instanceof SilenceError) throw new SourceError('kubernetes', 'timeout', 'credential plugin', cause)
  const file = cause instanceof Error && 'syscall' in cause && (cause.syscall === 'open' || cause.syscall === 'read')
  if (file) throw new SourceError('kubernetes', 'unreadable', 'token or certificate file', cause)
  throw new SourceError('kubernetes', 'authentication', 'no credentials could be made', cause)
}
