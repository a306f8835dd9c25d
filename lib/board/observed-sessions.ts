/** The lock that a session waits for. */
export type LockWait = {
  /** `pg_locks.locktype`: relation, transactionid (a row), virtualxid (an old transaction), advisory … */
  kind: string
  mode: string
  relation: number | null
  /** `schema.table`; null where the wait is for no table, or for one that is not committed yet. */
  relationName: string | null
  age: number | null
  /** Who is directly in the way (`pg_blocking_pids`); 0 is a prepared transaction. */
  blockers: number[]
  /** It waits for the very lock of this history table. */
  forFlywayLock: boolean
}

/** How far CREATE INDEX or REINDEX has come (`pg_stat_progress_create_index`). */
export type IndexBuild = {
  command: string
  phase: string
  table: string | null
  index: string | null
  lockersDone: number
  lockersTotal: number
  /** The session that it waits for now. */
  lockerPid: number | null
  blocksDone: number
  blocksTotal: number
  tuplesDone: number
  tuplesTotal: number
}

/**
 * A session of an environment's database, as PostgreSQL shows it to the board's role. Ages are milliseconds by the
 * server's clock. Without pg_read_all_stats, `query`, `state`, `address`, ages and `index` of other users' sessions are null.
 */
export type ObservedSession = {
  pid: number
  user: string | null
  application: string
  address: string | null
  state: string | null
  sessionAge: number | null
  transactionAge: number | null
  stateAge: number | null
  query: string | null
  wait: LockWait | null
  /** What it holds of relations that somebody waits for. */
  holds: { relation: number; relationName: string | null; mode: string }[]
  /** It holds or wants a lock of a relation that is stronger than what readers and writers take. */
  locksStrongly: boolean
  holdsFlywayLock: boolean
  index: IndexBuild | null
}

/** What was read of all sessions at one moment; the board's own are not among them. */
export type ObservedSessions = {
  sessions: ObservedSession[]
  /** The board's role sees texts and states of everybody's sessions. */
  seesAll: boolean
  role: string
  /** Such as 180004. */
  serverVersion: number
}
