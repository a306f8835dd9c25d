/** One migration as a run's log tells it. */
export type Step = {
  /** `V24`-style key's version, null for a repeatable. */
  version: string | null
  description: string
  repeatable: boolean
  outOfOrder: boolean
  nonTransactional: boolean
  /** 1-based number of its `Migrating …` line. */
  line: number
  /** RFC 3339 time of that line when the log has times, else null. */
  startedAt: string | null
  /** Time of the line that ended it; null while it runs and when the log has no times. */
  endedAt: string | null
  state: 'running' | 'applied' | 'failed'
}

/** The failure block of a log (docs: flyway.md §7.4), with what PostgreSQL added to it. */
export type LogFailure = {
  version: string | null
  /** The script as the log names it: with its folder when `Location` has it, else the file name. Null when no script is named. */
  script: string | null
  /** Line of the failing statement's first token in the script, 1-based. */
  line: number | null
  /** Only Flyway ≤ 10.12 or `-X` print it. */
  statement: string | null
  sqlState: string | null
  message: string
  detail: string | null
  hint: string | null
  /** PostgreSQL's place in the statement: characters from 1, the comments before it counted. */
  position: number | null
  /** PostgreSQL's context: the functions and blocks that the error came through, the innermost first. */
  where: string | null
  /** 1-based number of the log's first ERROR line; what Flyway says by the way (`Skipping filesystem location`) counts when there is no other. */
  logLine: number
}

/** What a run's log says, read so far. */
export type LogReading = {
  flywayVersion: string | null
  serverVersion: string | null
  steps: Step[]
  /** Versions that this run applied, in order; repeatables as `R__name`. */
  applied: string[]
  /** `<< Empty Schema >>` reads as null. */
  currentVersion: string | null
  /** From `Successfully validated N migrations`. */
  validated: number | null
  /** No script was resolved: an empty or missing location. */
  nothingResolved: boolean
  upToDate: boolean
  /** What the closing lines say; a log that only stops has none. An `ERROR:` line makes it `failed` whatever came before. */
  outcome: 'applied' | 'up-to-date' | 'failed' | null
  failure: LogFailure | null
  lines: number
}
