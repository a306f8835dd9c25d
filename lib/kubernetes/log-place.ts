import type { Attempt } from '../board/observation'

/** Which request returns an attempt's log: the plain one, the one with `previous`, or none any more. */
export type LogPlace = 'current' | 'previous' | 'gone'

/**
 * Where the log of an attempt is, given all attempts that are known. It lives until the next attempt ends: in that
 * moment the kubelet removes it (kubernetes.md §2.2).
 */
export function logPlaceOf(attempt: Attempt, attempts: Attempt[]): LogPlace {
  if (attempt.state === 'lost') return 'gone'
  const later = attempts.filter(
    other =>
      other.podUid === attempt.podUid &&
      other.container === attempt.container &&
      other.restartCount > attempt.restartCount,
  )
  if (later.length === 0) return 'current'
  const [only] = later
  return later.length === 1 && (only?.state === 'running' || only?.state === 'waiting') ? 'previous' : 'gone'
}
