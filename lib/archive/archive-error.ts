/** The board's own database did not answer. The message is fit to show: never a host, a user or a driver's text. */
export class ArchiveError extends Error {
  override name = 'ArchiveError' as const

  constructor(
    message: string,
    /** The database answered, and refused what was written: trying again will not help. */
    readonly refused: boolean,
    cause: unknown,
  ) {
    super(message, { cause })
  }
}

/** SQLSTATE or class → words; the first that fits decides (PostgreSQL docs, appendix A). */
const WORDS: [RegExp, string][] = [
  [/^53100$/, 'is out of disk space'],
  [/^28/, 'refuses the credentials'],
  [/^42501$/, 'does not permit what the archive needs'],
  [/^3D000$/, 'does not exist'],
  [/^25006$/, 'takes no writes'],
  [/^53/, 'has no room for another connection or request'],
  [/^57P0[123]/, 'is starting up, shutting down or in recovery'],
  [/^(57014|ETIMEDOUT)$/, 'did not answer in time'],
  [/^(08|ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|ENOENT)/, 'cannot be reached'],
  [/^[0-9A-Z]{5}$/, 'answered with an error of its own'],
]

/** Data that no try will make good: SQLSTATE classes of data and of constraints. */
const REFUSED = /^2[23]/

/** Names what went wrong with the board's own database. */
export function archiveErrorOf(cause: unknown): ArchiveError {
  if (cause instanceof ArchiveError) return cause
  const code = codeIn(cause)
  const words = WORDS.find(([pattern]) => pattern.test(code))?.[1] ?? 'cannot be reached'
  return new ArchiveError(`The board's own database ${words}${code ? ` (${code})` : ''}`, REFUSED.test(code), cause)
}

/** An SQLSTATE, or what the system calls a failure. */
const CODE = /^([0-9A-Z]{5}|E[A-Z_]{3,})$/

/** The code of an error, of the first of several, or of what caused it. */
function codeIn(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const code: unknown = Reflect.get(error, 'code')
  if (typeof code === 'string' && CODE.test(code)) return code
  const [first] = error instanceof AggregateError ? error.errors : []
  return codeIn(first ?? error.cause)
}
