import type { Version } from './version'

/** What every state depends on beside a script and its row (MigrationInfoContext). */
export type InfoContext = {
  /** Null: no bound. */
  target: Version | null
  outOfOrder: boolean
  /** Highest version that was applied. */
  lastApplied: Version
  /** Highest version of a script. */
  lastResolved: Version
  /** Highest version of a baseline row. */
  appliedBaseline: Version | null
  /** Highest version of a baseline script without a row. */
  pendingBaseline: Version | null
}
