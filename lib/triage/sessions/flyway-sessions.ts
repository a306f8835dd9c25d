import type { ObservedSession } from '../../board/observed-sessions'

/** The sessions of Flyway among all: of the run that holds the lock, and of those that wait for it. */
export type FlywaySessions = {
  /** Holds the advisory lock of the history table. */
  lock: ObservedSession | null
  /** Runs the scripts: another session than the lock's, or the same where Flyway has only one. */
  migration: ObservedSession | null
  waiting: ObservedSession[]
}

/** Flyway tries the lock and sleeps in between, so who waits for it shows by what it asked last. */
const TRIES = /^\s*SELECT\s+pg_try_advisory_(?:xact_)?lock\s*\(/i

/**
 * Pairs Flyway's two sessions: by default one holds the lock in an open transaction and another one, opened later by
 * the same user and program from the same address, runs the scripts in a transaction that is younger.
 */
export function findFlyway(sessions: ObservedSession[]): FlywaySessions {
  const lock = sessions.find(({ holdsFlywayLock }) => holdsFlywayLock) ?? null
  const waiting = sessions.filter(session => session !== lock && isWaiting(session, lock))
  const others = sessions.filter(session => session !== lock && !waiting.includes(session))
  return { lock, migration: lock && findMigration(lock, others), waiting }
}

/** Without a holder nobody tries in vain: what is seen then is the moment before it takes the lock. */
function isWaiting({ wait, query, user, state }: ObservedSession, lock: ObservedSession | null): boolean {
  if (wait?.forFlywayLock) return true
  return lock !== null && user === lock.user && state !== 'idle' && TRIES.test(query ?? '')
}

function findMigration(lock: ObservedSession, others: ObservedSession[]): ObservedSession | null {
  if (lock.wait || lock.index || lock.locksStrongly) return lock
  const alike = others.filter(
    one => one.user === lock.user && one.application === lock.application && one.address === lock.address,
  )
  const able = alike.filter(one => (isSeen(one) && isSeen(lock) ? isYounger(one, lock) : one.locksStrongly))
  const [first, second] = able.sort(likelier)
  if (!first) return lock.state === 'active' && !TRIES.test(lock.query ?? '') ? lock : null
  // Where ages are not to be seen, only a single one is it.
  return second === undefined || isSeen(first) ? first : null
}

/** Who changes tables, then who began next after the lock. */
const likelier = (a: ObservedSession, b: ObservedSession) =>
  Number(b.locksStrongly) - Number(a.locksStrongly) || (b.transactionAge ?? 0) - (a.transactionAge ?? 0)

/** A session of another user shows nothing of this without pg_read_all_stats. */
const isSeen = ({ sessionAge }: ObservedSession) => sessionAge !== null

function isYounger(one: ObservedSession, lock: ObservedSession): boolean {
  if (one.transactionAge === null || lock.transactionAge === null) return false
  return (one.sessionAge ?? 0) <= (lock.sessionAge ?? 0) && one.transactionAge <= lock.transactionAge
}
