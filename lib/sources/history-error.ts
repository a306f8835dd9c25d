import { SourceError, type SourceErrorCode } from '../errors'
import { GarbageError } from './garbage-error'

/** SQLSTATE or class → code; the first that fits decides (PostgreSQL docs, appendix A). */
const STATES: [RegExp, SourceErrorCode][] = [
  [/^28/, 'authentication'],
  [/^42501$/, 'not-permitted'],
  [/^3D000$/, 'not-found'],
  [/^53[34]00$/, 'too-many'],
  // 57014: our statement_timeout; 55P03: our lock_timeout; 25P03, 25P04: the session's and transaction's own limits.
  [/^(57014|55P03|25P0[34])$/, 'timeout'],
  // 40001 comes from a standby whose replay takes the rows away under the reader.
  [/^(57P0[123]|40001)$/, 'starting'],
  // 55000 at login: `ALTER DATABASE … ALLOW_CONNECTIONS false`. PgBouncer says 08P01 for whatever it cannot reach.
  [/^(08|55000|57P0[45])/, 'unreachable'],
  [/^(0A|22|25|42)/, 'unexpected'],
  [/^/, 'server-error'],
]

/** Node's codes. ENOENT of a `connect` is a Unix socket, of an `open` a file of the configuration. */
const SYSTEM: [RegExp, SourceErrorCode][] = [
  [/^ETIMEDOUT$/, 'timeout'],
  [/^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|EADDR|ENOENT)/, 'unreachable'],
  [/CERT|SSL|TLS|EPROTO|SIGNATURE|CRL/, 'tls'],
]

/** The driver has no codes of its own for these. */
const DRIVER: [RegExp, SourceErrorCode, string | null][] = [
  [/timeout/i, 'timeout', null],
  [/does not support SSL/, 'tls', 'the server does not speak TLS'],
  [/establishing an SSL connection|received invalid response/, 'garbage', 'not a PostgreSQL server'],
  [/^SASL|password must be a string/, 'authentication', null],
  [/Connection (terminated|ended)|not queryable|Client was closed/, 'unreachable', null],
]

/** Names what went wrong with a database; the detail is a code, never the driver's or the server's text. */
export function errorOfDatabase(cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause
  if (cause instanceof GarbageError) return new SourceError('history', 'garbage', 'not a PostgreSQL server', cause)
  const { code, syscall, message } = readFailure(cause)
  if (syscall === 'open' || syscall === 'read')
    return new SourceError('history', 'misconfigured', `a file that it names: ${code}`, cause)
  if (/^[0-9A-Z]{5}$/.test(code) && /\d/.test(code))
    return new SourceError('history', find(STATES, code) ?? 'unexpected', `SQLSTATE ${code}`, cause)
  const [, ofDriver, detail = null] = DRIVER.find(([pattern]) => pattern.test(message)) ?? []
  const found = find(SYSTEM, code) ?? ofDriver ?? 'unexpected'
  return new SourceError('history', found, code || detail, cause)
}

const find = (table: [RegExp, SourceErrorCode][], code: string) =>
  code ? table.find(([pattern]) => pattern.test(code))?.[1] : undefined

/** `localhost` has two addresses: their errors come as one with a list. */
function readFailure(cause: unknown): { code: string; syscall: string; message: string } {
  if (cause instanceof AggregateError && cause.errors.length > 0) return readFailure(cause.errors[0])
  if (!(cause instanceof Error)) return { code: '', syscall: '', message: String(cause) }
  const field = (name: 'code' | 'syscall') => {
    const value: unknown = Reflect.get(cause, name)
    return typeof value === 'string' ? value : ''
  }
  return { code: field('code'), syscall: field('syscall'), message: cause.message }
}
