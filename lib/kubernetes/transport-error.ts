import { SourceError, type SourceErrorCode } from '../errors'

/** The time limit of our own that passed: for the answer's head, or between two pieces of its body. */
export class SilenceError extends Error {
  override name = 'SilenceError' as const
}

// Order decides: EPROTO and the CERT_… family come from OpenSSL, HPE_… from the HTTP parser.
const CODES: [RegExp, SourceErrorCode][] = [
  [/^(ETIMEDOUT|ERR_SOCKET_CONNECTION_TIMEOUT)$/, 'timeout'],
  [/^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|EADDR|ENOENT)/, 'unreachable'],
  [/^HPE_/, 'garbage'],
  [/CERT|SSL|TLS|EPROTO|SIGNATURE|CRL/, 'tls'],
]

/** Names what went wrong below HTTP: the address, the connection, TLS, or that nothing came in time. */
export function errorOfTransport(cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause
  if (cause instanceof SilenceError) return new SourceError('kubernetes', 'timeout', null, cause)
  const own = codeOf(cause)
  const code = CODES.find(([pattern]) => pattern.test(own))?.[1] ?? 'unexpected'
  return new SourceError('kubernetes', code, own || null, cause)
}

/** Node's code of an error. `localhost` has two addresses: their errors come as one with a list. */
function codeOf(cause: unknown): string {
  if (cause instanceof AggregateError) return codeOf(cause.errors[0])
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}
