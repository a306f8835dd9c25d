/** One file of a location, as a source delivers it. */
export type ScriptFile = {
  /** Relative to its location, `/` between folders: Flyway's `script` column. */
  path: string
  /** The decoded text; null when it cannot be used, and then `problem` says why. */
  text: string | null
  /** Text of `<file>.conf` beside it, null when there is none. */
  conf: string | null
  problem: ScriptProblem | null
}

/** Why the text of a script cannot be used: bytes that are not the encoding's, over the size that the board reads, a link out of the folder, no right to read. */
export type ScriptProblem = 'undecodable' | 'too-large' | 'link-outside' | 'unreadable'

/** A script that Flyway would take for a migration (ResolvedMigration). */
export type ResolvedMigration = {
  kind: 'versioned' | 'baseline' | 'repeatable'
  /** Display text: `2.1`, `01`. Null for repeatables. */
  version: string | null
  description: string
  type: 'SQL' | 'SQL_BASELINE' | 'SCRIPT'
  script: string
  /** Signed 32-bit CRC (Flyway's ChecksumCalculator). Null when unknown: a placeholder without a value, a file that cannot be read. */
  checksum: number | null
  /** Repeatables: the checksum of the raw text, which Flyway takes as equal in `info`. Else equal to `checksum`. */
  equivalentChecksum: number | null
}

/** One row of `flyway_schema_history`, as the table holds it. */
export type AppliedMigration = {
  installedRank: number
  version: string | null
  description: string
  type: string
  script: string
  checksum: number | null
  installedBy: string
  /** The column has no zone: `YYYY-MM-DD HH:MM:SS.ffffff` as PostgreSQL prints it, to be read in the migrating JVM's zone. */
  installedOn: string
  /** Milliseconds. */
  executionTime: number
  success: boolean
}

/** Flyway's eighteen states, by display name (MigrationState); `Available` is only ever displayed. */
export type FlywayState =
  | 'Pending'
  | 'Above Target'
  | 'Below Baseline'
  | 'Ignored (Baseline)'
  | 'Baseline'
  | 'Ignored'
  | 'Missing'
  | 'Failed (Missing)'
  | 'Success'
  | 'Undone'
  | 'Available'
  | 'Failed'
  | 'Out of Order'
  | 'Future'
  | 'Failed (Future)'
  | 'Outdated'
  | 'Superseded'
  | 'Deleted'

/** One line of `flyway info`. */
export type InfoLine = {
  category: 'Versioned' | 'Repeatable' | 'Baseline' | 'Undo' | ''
  version: string | null
  description: string
  type: string
  state: FlywayState
  /** The file, when one was resolved. */
  resolved: ResolvedMigration | null
  /** The row, when one was applied. */
  applied: AppliedMigration | null
}

/** A text with which Flyway itself stops, and the error code that its JSON output gives. */
export type FlywayError = {
  code: string
  message: string
  /** Texts of the errors behind it, with the names of Java's classes, as Flyway prints them. */
  causes?: string[]
}

/** What `flyway info` says of one set of files and rows. */
export type Info = {
  /** In Flyway's order. */
  lines: InfoLine[]
  /** Highest applied version (failed rows count), null when none. */
  current: string | null
  /** Set when Flyway itself refuses (duplicate version, unknown row type …); the lines are then the best that can be said. */
  error: FlywayError | null
}
