import type { Compatibility } from '../../flyway/options'
import { splitStatements } from '../../flyway/splitter'
import type { Statement } from '../../flyway/statement'

/** What the log says of the place. */
export type LogPlace = { line: number; position: number | null }

/** A statement of a script, and those before it. */
export type Found = { statement: Statement; earlier: Statement[] }

/**
 * The statement that begins on the line which the log names. Null where none does: then the text is not the one that
 * ran, and no statement of it may be shown as the one that failed.
 */
export function findStatement(text: string, { line, position }: LogPlace, compatibility: Compatibility): Found | null {
  const { statements } = splitStatements(text, { compatibility })
  const index = statements.findIndex(statement => statement.line === line && holds(statement, position))
  const statement = statements[index]
  return statement ? { statement, earlier: statements.slice(0, index) } : null
}

/** Of two statements on one line, or in a text that has changed, the position rules out those that are too short. */
function holds({ text }: Statement, position: number | null): boolean {
  // Nothing but the end of the input stands one character behind the last.
  return position === null || position <= [...text].length + 1
}
