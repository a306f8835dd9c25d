import type { FlywayError, InfoLine, ScriptProblem } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import type { Block } from './across'
import type { Conflict } from './option-conflicts'
import type { Environment, Migration } from './schema'

/** How a row and its script disagree (validate's rule 8). */
export type Difference = 'checksum' | 'type' | 'description'

/** One line of `flyway info` with what the board adds to it before runs, age and neighbours are looked at. */
export type Line = {
  migration: Migration
  info: InfoLine
  difference: Difference | null
  /** `ignoreMigrationPatterns` allows what is wrong with it. */
  allowed: boolean
  /** Counts as history drift. */
  drifted: boolean
  /** Since when the board has seen its script with this very text. */
  seenAt: string | null
}

/** What the files, rows and options of one environment say by themselves. */
export type Facts = {
  options: FlywayOptions
  lines: Line[]
  /** Files and rows were both read at least once, so that each could be held against the other. */
  judged: boolean
  /** The lines with something to say about them: failed, different, missing, future, ignored. */
  odd: Line[]
  current: string | null
  pending: Line[]
  /** Versioned migrations that are applied. */
  applied: Block[]
  /** Keys of everything whose application counts for the next environment (Success, Out of Order). */
  settled: string[]
  /** Keys that need not be applied any more: successful rows, and what a baseline covers. */
  covered: Set<string>
  /** History drift that is not allowed. */
  drift: number
  /** Why Flyway itself refuses. */
  error: FlywayError | null
  badNames: { path: string; message: string }[]
  duplicates: { key: string; scripts: string[] }[]
  /** Migrations and callbacks whose text cannot be used, and what may be a folder; the key is a migration's. */
  problems: { path: string; problem: ScriptProblem; key: string | null }[]
  /** Options that the configuration and the container give different values. */
  conflicts: Conflict[]
  /** Variables and arguments of the container that set an option to a value which cannot be seen. */
  hidden: string[]
  /** The database answers and has no schema history table. */
  neverMigrated: boolean
  scripts: Environment['scripts']
}
