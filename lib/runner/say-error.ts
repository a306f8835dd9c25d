import { FlywayFailure } from './failure'
import { sqlFailure } from './failure-block'
import { statementError } from './server-error'

/** Flyway's failure for what the database refuses, under `head`; null when the error is not the database's. */
export function failureOf(head: string, error: unknown): FlywayFailure | null {
  if (error instanceof FlywayFailure) return error
  if (!isOfDatabase(error)) return null
  const reason = statementError(error)
  const facts = { cause: error, causes: reason.causes, sqlState: reason.rootState }
  // Flyway's code for whatever the database refuses, not for a connection alone (FlywaySqlException).
  return new FlywayFailure('DB_CONNECTION', sqlFailure(head, reason), facts)
}

/** Throws what the database refuses as Flyway's failure under `head`, everything else as it is. */
export function sayError(head: string): (error: unknown) => never {
  return error => {
    throw failureOf(head, error) ?? error
  }
}

const LOST = /^Connection terminated|not queryable$/

/** Whether the server said it, or the connection to it broke. */
function isOfDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return 'severity' in error || ('syscall' in error && 'errno' in error) || LOST.test(error.message)
}
