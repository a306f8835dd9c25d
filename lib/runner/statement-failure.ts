import type { Statement } from '../flyway/statement'
import { scriptFailure } from './failure-block'
import type { LocatedFile } from './read-location'
import { statementError } from './server-error'

/** Flyway's text about a statement of a script that failed. */
export function statementFailure(file: LocatedFile, { line }: Statement, error: unknown): string {
  const { location, absolute, path } = file
  const head = `Failed to execute script ${path.slice(path.lastIndexOf('/') + 1)}`
  return scriptFailure(head, statementError(error), { location, absolute, line })
}
