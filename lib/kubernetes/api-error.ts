import { SourceError, type SourceErrorCode } from '../errors'
import { at, textOf } from './json'

/** An answer of the Kubernetes API that is not a success, with its own words; those never leave the server's log. */
export class ApiError extends Error {
  override name = 'ApiError' as const

  constructor(
    readonly status: number,
    message: string,
    /** Milliseconds that the server asks us to wait (429 and 503 with Retry-After). */
    readonly retryAfter: number | null,
  ) {
    super(message)
  }
}

/** Makes the error of an answer: its code from the status, its detail from what *we* asked, its words as the cause. */
export function errorOfAnswer(asked: Asked, status: number, body: string, retryAfterHeader?: string): SourceError {
  const answer = parse(body)
  const seconds = Number(retryAfterHeader ?? at(answer, 'details', 'retryAfterSeconds') ?? Number.NaN)
  const retryAfter = Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 300) * 1_000 : null
  const cause = new ApiError(status, textOf(at(answer, 'message')) ?? body.slice(0, 2_000), retryAfter)
  return new SourceError('kubernetes', codeOf(status), detailOf(asked, status), cause)
}

/** The API's own answer behind an error, when there was one. */
export const apiErrorOf = (error: unknown): ApiError | null =>
  error instanceof SourceError && error.cause instanceof ApiError ? error.cause : null

export type Asked = { path: string; watch: boolean }

function codeOf(status: number): SourceErrorCode {
  if (status === 401) return 'authentication'
  if (status === 403) return 'not-permitted'
  if (status === 404) return 'not-found'
  if (status === 429) return 'too-many'
  if (status >= 500) return 'server-error'
  return status < 400 ? 'garbage' : 'unexpected'
}

const PATH = /\/namespaces\/([^/]+)\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?$/

/** The server's message names the user, so what is shown is made from the path: verb, resource and namespace. */
function detailOf({ path, watch }: Asked, status: number): string {
  const [, namespace = '', resource = '', name, subresource] = PATH.exec(path) ?? []
  if (!resource || (status !== 403 && status !== 404)) return String(status)
  const whole = subresource ? `${resource}/${subresource}` : resource
  const place = `in namespace ${decodeURIComponent(namespace)}`
  if (status === 404) return `404: ${[whole, name && decodeURIComponent(name), place].filter(Boolean).join(' ')}`
  return `403: may not ${name ? 'get' : watch ? 'watch' : 'list'} ${whole} ${place}`
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null // proxies answer in HTML
  }
}
