import { SourceError, type SourceErrorCode } from '../errors'
import { codeOf } from '../system-error'

/** Git did not do what was asked. Its own words name hosts and users and stay in here, for the server's log. */
export class GitError extends Error {
  override name = 'GitError' as const

  constructor(
    readonly kind: 'absent' | 'timeout' | 'failed',
    readonly exitCode: number | null,
    readonly said: string,
    options?: ErrorOptions,
  ) {
    super(`git ${kind}${exitCode === null ? '' : ` (${exitCode})`}: ${said.trim()}`, options)
  }
}

/** What git says, in English, and what it means; the first that fits decides. */
const WORDS: [RegExp, SourceErrorCode, string | null][] = [
  [/timed out|too slow|Operation too slow/i, 'timeout', null],
  [/Host key verification failed/, 'misconfigured', 'the host key is not the known one'],
  [/Could not resolve|Connection refused|Failed to connect|No route to host|unreachable/i, 'unreachable', null],
  [/SSL|TLS|certificate/, 'tls', null],
  [/returned error: 403/, 'not-permitted', 'HTTP 403'],
  [/returned error: 429/, 'too-many', 'HTTP 429'],
  [/returned error: 5\d\d/, 'server-error', 'HTTP 5xx'],
  [/Authentication failed|could not read (Username|Password)|Permission denied \(|error: 401/, 'authentication', null],
  [/bad permissions|UNPROTECTED PRIVATE KEY/, 'misconfigured', 'the key file can be read by others'],
  [/couldn't find remote ref|not our ref/, 'not-found', null],
  [/dubious ownership/, 'not-permitted', 'the repository belongs to another user'],
  [/not a git repository|not appear to be a git repository/, 'not-found', 'no git repository there'],
  [/epository .*not found|not found|No such file or directory|does not exist/, 'not-found', 'no git repository there'],
  [/Permission denied/, 'not-permitted', null],
  [/transport '\w+' not allowed/, 'misconfigured', 'this kind of URL is not supported'],
  [/not valid|remote hung up|expected|protocol/, 'garbage', null],
  [/\.lock': File exists/, 'unreadable', 'the repository is locked'],
  [/corrupt|bad object|unable to read|loose object/, 'unreadable', 'the repository is damaged'],
]

/** Names what went wrong with a repository. */
export function errorOfGit(cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause
  if (!(cause instanceof GitError)) return new SourceError('scripts', 'unexpected', codeOf(cause) || null, cause)
  if (cause.kind === 'absent') return new SourceError('scripts', 'misconfigured', 'git is not installed', cause)
  if (cause.kind === 'timeout') return new SourceError('scripts', 'timeout', null, cause)
  const [, code = 'unexpected', detail = null] = WORDS.find(([pattern]) => pattern.test(cause.said)) ?? []
  return new SourceError('scripts', code, detail ?? `git ended with ${cause.exitCode ?? 'a signal'}`, cause)
}
