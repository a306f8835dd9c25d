/** The outside worlds that are read for one environment (product words: "source"). */
export type SourceName = 'history' | 'scripts' | 'kubernetes' | 'sessions' | 'schema'

/** Every way in which a source can fail. Closed, so that each has its words and its place on the board. */
export type SourceErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'authentication'
  | 'not-permitted'
  | 'not-found'
  | 'tls'
  | 'starting'
  | 'too-many'
  | 'server-error'
  | 'garbage'
  | 'unreadable'
  | 'misconfigured'
  | 'unexpected'

const WORDS: Record<SourceErrorCode, string> = {
  unreachable: 'cannot be reached',
  timeout: 'did not answer in time',
  authentication: 'refused the credentials',
  'not-permitted': 'does not permit the reading',
  'not-found': 'was not found',
  tls: 'could not agree on TLS',
  starting: 'is starting up, shutting down or in recovery',
  'too-many': 'has no room for another connection or request',
  'server-error': 'answered with an error of its own',
  garbage: 'answered with something that cannot be understood',
  unreadable: 'cannot be read',
  misconfigured: 'is configured in a way that cannot work',
  unexpected: 'failed in a way that was not foreseen',
}

/**
 * One of the outside worlds did not answer. The message is fit to show: what failed, how, and a `detail` such as an
 * SQLSTATE or an HTTP status – never a host, a user, a query or a driver's text. Those stay in `cause`, for the
 * server's log. Sources return it as a value or throw it; nothing else that they throw is expected.
 */
export class SourceError extends Error {
  override name = 'SourceError' as const

  constructor(
    readonly source: SourceName,
    readonly code: SourceErrorCode,
    readonly detail: string | null,
    cause?: unknown,
  ) {
    super(`${source} ${WORDS[code]}${detail ? ` (${detail})` : ''}`, { cause })
  }
}
