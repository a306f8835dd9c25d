import type { Attempt } from '../board/observation'

/**
 * Joins what was known of the attempts with what the pods tell now, newest first: by pod creation, then restart count.
 * An end stays an end; an attempt whose end can no longer be seen – its pod is gone, or a later attempt has come and
 * the kubelet remembers only one – is lost (product.md §2b, Run).
 */
export function mergeAttempts(known: Attempt[], seen: Attempt[], presentPodUids: Set<string>): Attempt[] {
  const merged = new Map(known.map(attempt => [attempt.id, attempt]))
  // Oldest first, so that a number given anew is above all before it.
  for (const attempt of [...seen].sort(oldestFirst)) {
    const named = nameOf(attempt, merged)
    const before = merged.get(named.id)
    const after = before ? mergeOne(before, named) : named
    // What has not changed keeps its identity: the snapshot is made anew only for what did.
    if (!before || !same(before, after)) merged.set(named.id, after)
  }
  const newest = newestOf([...merged.values()])
  return [...merged.values()]
    .map(attempt => {
      if (isLost(attempt, newest, presentPodUids)) return withoutNextTry({ ...attempt, state: 'lost' })
      return presentPodUids.has(attempt.podUid) ? attempt : withoutNextTry(attempt)
    })
    .sort((a, b) => oldestFirst(b, a))
}

const ended = ({ state }: Attempt) => state === 'succeeded' || state === 'failed' || state === 'lost'

function oldestFirst(a: Attempt, b: Attempt): number {
  if (a.podUid === b.podUid && a.container === b.container) return a.restartCount - b.restartCount
  return Date.parse(a.podCreatedAt) - Date.parse(b.podCreatedAt) || (a.id < b.id ? -1 : 1)
}

/**
 * The restart count is the kubelet's guess from the containers that it still finds, and can go back. The container's
 * own id decides: a known one keeps its name, another one under a name that has ended gets the next number.
 */
function nameOf(attempt: Attempt, merged: Map<string, Attempt>): Attempt {
  if (!attempt.containerId) return attempt
  const siblings = [...merged.values()].filter(
    other => other.podUid === attempt.podUid && other.container === attempt.container,
  )
  const itself = siblings.find(other => other.containerId === attempt.containerId)
  if (itself) return { ...attempt, id: itself.id, restartCount: itself.restartCount }
  const namesake = merged.get(attempt.id)
  if (!namesake?.containerId || !ended(namesake)) return attempt
  const restartCount = Math.max(...siblings.map(other => other.restartCount)) + 1
  return { ...attempt, id: `${attempt.podUid}.${attempt.container}.${restartCount}`, restartCount }
}

function mergeOne(known: Attempt, seen: Attempt): Attempt {
  const { state, reason, exitCode, finishedAt, message } = known
  const backwards = ended(known) && (!ended(seen) || (seen.state === 'lost' && known.state !== 'lost'))
  return {
    ...seen,
    containerId: seen.containerId ?? known.containerId,
    startedAt: seen.startedAt ?? known.startedAt,
    finishedAt: seen.finishedAt ?? finishedAt,
    exitCode: seen.exitCode ?? exitCode,
    imageId: seen.imageId ?? known.imageId,
    ...(backwards ? { state, reason, exitCode, finishedAt, message } : {}),
  }
}

/** The highest restart count of each container of each pod. */
function newestOf(attempts: Attempt[]): Map<string, number> {
  const newest = new Map<string, number>()
  for (const { podUid, container, restartCount } of attempts) {
    const key = `${podUid}.${container}`
    newest.set(key, Math.max(newest.get(key) ?? 0, restartCount))
  }
  return newest
}

function isLost(attempt: Attempt, newest: Map<string, number>, presentPodUids: Set<string>): boolean {
  if (ended(attempt)) return false
  const later = (newest.get(`${attempt.podUid}.${attempt.container}`) ?? 0) > attempt.restartCount
  return later || !presentPodUids.has(attempt.podUid)
}

/** Nothing comes after it: it was lost, or its pod is gone. */
const withoutNextTry = (attempt: Attempt): Attempt =>
  attempt.waitingReason === null && attempt.nextTryAt === null
    ? attempt
    : { ...attempt, waitingReason: null, nextTryAt: null }

const same = (a: Attempt, b: Attempt) =>
  // Both have all fields of the type; the casts only let them be walked by name.
  (Object.keys(b) as (keyof Attempt)[]).every(key => a[key] === b[key])
