import type pg from 'pg'
import type { AppliedMigration } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import type { Resolved } from '../flyway/resolve'
import type { Answer } from './answer'
import type { Applied } from './apply-script'
import type { Callback } from './callback-files'
import type { HistoryTable } from './history-table'
import type { Print } from './print'
import type { LocatedFile } from './read-location'
import type { Observe } from './run-statement'

/** All that one run works with. */
export type Engine = {
  options: FlywayOptions
  print: Print
  showResults: boolean
  /** Takes what the command says in JSON; null when it is only printed. */
  answer: ((answer: Answer) => void) | null
  observe: Observe | null
  /** Whether the SQL that is sent is printed, and a statement that failed. */
  debug: boolean
  /** The warnings that JSON names. */
  warnings: string[]
  /** The version that `migrate` began with. */
  initialVersion: string | null
  /** What this run has applied, in order. */
  applied: Applied[]
  /** The database's name. */
  database: string
  /** Holds the lock and writes the history. */
  main: pg.Client
  /** Runs the scripts: a second connection under the transactional lock when a run applies some, else `main` (docs: flyway.md §3.6). */
  worker: pg.Client
  /** The role of the session as it began: scripts may change it. */
  role: string
  /** As it began. */
  searchPath: string
  serverMajor: number
  /** The default schema, where the history is. */
  schema: string
  schemas: string[]
  history: HistoryTable
  /** The rows that were read so far, in order. */
  rows: AppliedMigration[]
  files: LocatedFile[]
  resolved: Resolved
  callbacks: Callback[]
  /** Opens another session like `main`. */
  open: () => Promise<pg.Client>
}
