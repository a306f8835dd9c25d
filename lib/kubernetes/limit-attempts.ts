import type { Attempt } from '../board/observation'

/**
 * At most `limit` of the attempts, newest first: the oldest go, but the first and the last of each pod stay as long as
 * there is room, for between the two every attempt can be counted though it is no longer listed.
 */
export function limitAttempts(attempts: Attempt[], limit: number): Attempt[] {
  const surplus = attempts.length - limit
  if (surplus <= 0) return attempts
  const between = attempts.filter(
    (attempt, index) => isSibling(attempt, attempts[index - 1]) && isSibling(attempt, attempts[index + 1]),
  )
  const gone = new Set(between.slice(-surplus))
  return attempts.filter(attempt => !gone.has(attempt)).slice(0, limit)
}

const isSibling = ({ podUid, container }: Attempt, other: Attempt | undefined) =>
  other?.podUid === podUid && other.container === container
