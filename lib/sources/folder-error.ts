import { SourceError, type SourceErrorCode } from '../errors'
import { codeOf } from '../system-error'

const CODES: Partial<Record<string, SourceErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'misconfigured',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EMFILE: 'too-many',
  ENFILE: 'too-many',
}

/** Names what went wrong with a folder as a whole; the detail is the system's code, never the path. */
export function errorOfFolder(cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause
  const code = codeOf(cause)
  return new SourceError('scripts', CODES[code] ?? (code ? 'unreadable' : 'unexpected'), code || null, cause)
}
