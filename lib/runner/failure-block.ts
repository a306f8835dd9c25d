import type { DriverError } from './server-error'

/** Where in a script a statement failed. */
export type ScriptPlace = { location: string; absolute: string; line: number }

const ASK = 'Run Flyway with -X option to see the actual statement causing the problem'

/** The text about a failed statement of a script (docs: flyway.md §7.4); `statement` is null where Flyway keeps it to itself. */
export function scriptFailure(
  head: string,
  error: DriverError,
  { location, absolute, line }: ScriptPlace,
  statement: string | null,
): string {
  return [
    sqlFailure(head, error).trimEnd(),
    `Location   : ${location} (${absolute})`,
    `Line       : ${line}`,
    `Statement  : ${statement ?? ASK}`,
    '',
  ].join('\n')
}

/** The text about everything else that the database refuses: a connection, a row, a commit (FlywaySqlException). */
export function sqlFailure(head: string, { sqlState, message }: DriverError): string {
  const rule = '-'.repeat(head.length)
  return [head, rule, `SQL State  : ${sqlState}`, 'Error Code : 0', `Message    : ${message}`, ''].join('\n')
}
