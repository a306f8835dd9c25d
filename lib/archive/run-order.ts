import type { Attempt } from '../board/observation'

/** The place of a run among all: newest first by `at`, then by restart count, then by id. */
export type RunPlace = { at: string; restartCount: number; id: string }

/** `at` of a run that has not started yet: it is newer than all others. PostgreSQL knows the word, too. */
const NOT_YET = 'infinity'

/** A run stands at its start; one that never started, such as for want of an image, at the creation of its pod. */
export function placeOf({ id, state, startedAt, podCreatedAt, restartCount }: Attempt): RunPlace {
  return { at: state === 'waiting' ? NOT_YET : (startedAt ?? podCreatedAt), restartCount, id }
}

/** Sorts runs, newest first. */
export function newestFirst(a: Attempt, b: Attempt): number {
  return comparePlaces(placeOf(b), placeOf(a))
}

/** Below 0 when `a` is the older one. */
export function comparePlaces(a: RunPlace, b: RunPlace): number {
  const [left, right] = [momentOf(a), momentOf(b)]
  if (left !== right) return left < right ? -1 : 1
  return a.restartCount - b.restartCount || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1)
}

const momentOf = ({ at }: RunPlace) => (at === NOT_YET ? Number.POSITIVE_INFINITY : Date.parse(at))
