import type { Names } from './names'

/** What a failed migration can leave in the database. */
export type Verdict =
  /** Nothing: it was rolled back, or nothing had begun. */
  | 'nothing'
  /** What its earlier statements did stays. */
  | 'partly-applied'
  /** An index that is kept up to date and never used. */
  | 'invalid-index'
  /** All of its work is there, and its row is not. */
  | 'applied-unrecorded'
  | 'unknown'

/** What a person looks up before acting; the board runs none of it. */
export type Check = { title: string } & ({ sql: string } | { command: string })

/** One kind of failure: what it means for a migration, and the way out. */
export type Entry = {
  /** PostgreSQL's condition name (PostgreSQL documentation, appendix A), or a short one for what Flyway says. */
  id: string
  /** SQLSTATEs; none where Flyway says it. */
  sqlStates: string[]
  /** Of what Flyway says, in its message; Flyway speaks English only. */
  said?: RegExp
  /** Of the server's last word on a connection that it ended. */
  lastWord?: RegExp
  title: string
  /** What it means for a migration. */
  meaning: string
  /** What a script in a transaction leaves, and why. */
  leaves: { verdict: Verdict; text: string }
  /** Whether running the same again can end well. */
  retry: { helps: 'no' | 'perhaps' | 'yes'; text: string }
  /** Filled with the failure's own names, quoted. */
  checks: (names: Names) => Check[]
  /** What to change so that it passes. */
  change: string
  /** What is easily taken for it. */
  lookAlikes: string
}

/** What most entries share: PostgreSQL undoes a script in a transaction as a whole. */
export const ROLLED_BACK: Entry['leaves'] = {
  verdict: 'nothing',
  text: 'PostgreSQL rolled the script back as a whole. Numbers taken from sequences stay taken.',
}

/** Nothing ran. */
export const NOT_BEGUN: Entry['leaves'] = { verdict: 'nothing', text: 'No script had begun.' }
