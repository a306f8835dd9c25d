import type { Compatibility } from './options'
import type { Split, SplitError, Statement } from './statement'
import { createStatementReader } from './statement-reader'

export type SplitOptions = {
  /** Major version of the server; since 12 an enum takes a new value inside a transaction. */
  serverMajor?: number
  /** The Flyway that cuts; the newest where none is named. */
  compatibility?: Compatibility
}

/**
 * Cuts a script into statements as Flyway does on PostgreSQL (Parser, PostgreSQLParser): at each `;` outside quotes,
 * comments, parentheses and `BEGIN ATOMIC … END`. The time it takes grows with the length of the text, no faster.
 */
export function splitStatements(text: string, { serverMajor = 18, compatibility = '13' }: SplitOptions = {}): Split {
  const statements: Statement[] = []
  const read = createStatementReader(text, serverMajor, compatibility)
  for (let next = read(); next !== null; next = read()) {
    if (isError(next)) return { statements, error: next }
    statements.push(next)
  }
  return { statements, error: null }
}

const isError = (read: Statement | SplitError): read is SplitError => 'message' in read
