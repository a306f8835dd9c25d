import type { DriverError } from './server-error'

/** Where in a script a statement failed. */
export type ScriptPlace = { location: string; absolute: string; line: number }

/** The text about a failed statement of a script (docs: flyway.md §7.4). */
export function scriptFailure(head: string, error: DriverError, { location, absolute, line }: ScriptPlace): string {
  const block = [
    ...facts(head, error),
    `Location   : ${location} (${absolute})`,
    `Line       : ${line}`,
    'Statement  : Run Flyway with -X option to see the actual statement causing the problem',
  ].join('\n')
  return `${block}\n\r\nCaused by: ${block}\n${causedBy(error)}`
}

/** The text about everything else that the database refuses: a connection, a row, a commit (FlywaySqlException). */
export function sqlFailure(head: string, error: DriverError): string {
  return `${facts(head, error).join('\n')}\n${causedBy(error)}`
}

function facts(head: string, { sqlState, message }: DriverError): string[] {
  return [head, '-'.repeat(head.length), `SQL State  : ${sqlState}`, 'Error Code : 0', `Message    : ${message}`]
}

// Flyway puts CRLF before the first cause: a log holds a line with a lone carriage return there.
function causedBy({ causes }: DriverError): string {
  return `\r\n${causes.map(cause => `Caused by: ${cause}`).join('\n')}`
}
