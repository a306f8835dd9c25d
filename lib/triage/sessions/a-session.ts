import type { LockWait, ObservedSession } from '../../board/observed-sessions'

/** A session of an application for tests, that began a minute ago. */
export const aSession = (pid: number, given: Partial<ObservedSession> = {}): ObservedSession => ({
  pid,
  user: 'app',
  application: 'shop',
  address: '10.0.0.9',
  state: 'active',
  sessionAge: 60_000,
  transactionAge: 60_000,
  stateAge: 60_000,
  query: 'SELECT 1',
  wait: null,
  holds: [],
  locksStrongly: false,
  holdsFlywayLock: false,
  index: null,
  ...given,
})

/** A wait for a table, or for what is given. */
export const aWait = (blockers: number[], given: Partial<LockWait> = {}): { wait: LockWait } => ({
  wait: {
    kind: 'relation',
    mode: 'AccessExclusiveLock',
    relation: 1,
    relationName: 'atp.media',
    age: 5_000,
    blockers,
    forFlywayLock: false,
    ...given,
  },
})

const FLYWAY = { user: 'flyway', application: 'PostgreSQL JDBC Driver', address: '10.0.0.7' }

/** Flyway's session that holds the lock, since `age` ms. */
export const aLock = (pid: number, given: Partial<ObservedSession> = {}, age = 30_000) =>
  aSession(pid, {
    ...FLYWAY,
    ...{ state: 'idle in transaction', holdsFlywayLock: true, sessionAge: age + 1_000 },
    ...{ transactionAge: age, stateAge: age },
    query: 'SELECT COUNT(*) FROM pg_namespace WHERE nspname=$1',
    ...given,
  })

/** Flyway's session that runs the scripts. */
export const aMigration = (pid: number, given: Partial<ObservedSession> = {}) =>
  aSession(pid, { ...FLYWAY, sessionAge: 29_000, transactionAge: 28_000, query: 'ALTER TABLE atp.media …', ...given })

/** Flyway of another pod, between two tries. */
export const aWaiter = (pid: number, given: Partial<ObservedSession> = {}) =>
  aSession(pid, {
    ...FLYWAY,
    ...{ address: '10.0.0.8', state: 'idle in transaction', sessionAge: 20_000, transactionAge: 20_000 },
    query: 'SELECT pg_try_advisory_xact_lock(77433833903597)',
    ...given,
  })
