import type { FlywayError } from '../flyway/migration'

/** Flyway stops: the text that it prints after `ERROR: `, and the code that it ends with (docs: flyway.md §6.4). */
export class FlywayFailure extends Error {
  override name = 'FlywayFailure' as const

  constructor(
    readonly code: string,
    message: string,
    readonly exitCode = 1,
    cause?: unknown,
  ) {
    super(message, { cause })
  }
}

const LICENSED = 35

/** Stops where `lib/flyway` says that Flyway refuses to go on. */
export function refuse(error: FlywayError | null): void {
  if (!error) return
  const exitCode = error.message.startsWith('Upgrade required') ? LICENSED : 1
  throw new FlywayFailure(error.code, error.message, exitCode)
}
