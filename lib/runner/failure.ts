import type { FlywayError } from '../flyway/migration'

/** What a failure carries beside its code and its text. */
export type FailureFacts = {
  /** What the command ends with (docs: flyway.md §6.4). */
  exitCode?: number
  /** What was caught. */
  cause?: unknown
  /** Texts of the errors behind it, outermost first; those of Java with the name of their class. */
  causes?: string[]
  /** Of the database's refusal. */
  sqlState?: string | null
}

/** Flyway stops: the whole text that it prints after `ERROR: `, and the code that it ends with. */
export class FlywayFailure extends Error {
  override name = 'FlywayFailure' as const
  readonly exitCode: number
  readonly causes: string[]
  readonly sqlState: string | null

  constructor(
    readonly code: string,
    /** Its text without the causes, which is all that JSON calls its message. */
    readonly own: string,
    { exitCode = 1, cause, causes = [], sqlState = null }: FailureFacts = {},
  ) {
    // Flyway puts CRLF before each cause: a log holds a lone carriage return there.
    super([own, ...causes].join('\r\nCaused by: '), { cause })
    this.exitCode = exitCode
    this.causes = causes
    this.sqlState = sqlState
  }
}

const LICENSED = 35

/** Stops where `lib/flyway` says that Flyway refuses to go on. */
export function refuse(error: FlywayError | null): void {
  if (!error) return
  const exitCode = error.message.startsWith('Upgrade required') ? LICENSED : 1
  throw new FlywayFailure(error.code, error.message, { exitCode, causes: error.causes ?? [] })
}
