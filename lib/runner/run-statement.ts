import type pg from 'pg'
import type { Statement } from '../flyway/statement'
import { copyIn } from './copy-in'
import type { Print } from './print'
import type { LocatedFile } from './read-location'
import { textTable } from './text-table'
import { stayInTransaction } from './transaction'

/** Is told of each statement that has run, while its session is still in the transaction of the script. */
export type Observe = (session: pg.Client, file: LocatedFile, statement: Statement) => Promise<void>

/** Values are shown as the server writes them. */
const AS_TEXT = { getTypeParser: () => String }

/** Sends one statement as it is; the rows that it answers with are tables, to be shown (`outputQueryResults`). */
export async function runStatement(client: pg.Client, statement: Statement): Promise<string[]> {
  await stayInTransaction(client)
  if (statement.kind === 'copy') {
    await copyIn(client, statement.text, statement.data ?? '')
    return []
  }
  const answer = await client.query<(string | null)[]>({
    ...{ text: statement.text, rowMode: 'array', types: AS_TEXT },
    // The simple protocol: what a script may send is not narrowed by a preparation. A NUL is refused in the words that Flyway gets.
    ...(statement.text.includes('\0') && { queryMode: 'extended' }),
  })
  const results = Array.isArray(answer) ? (answer as (typeof answer)[]) : [answer]
  return results
    .filter(({ fields }) => fields.length > 0)
    .map(({ fields, rows }) => {
      const columns = fields.map(({ name }) => name)
      return textTable(columns, rows, 'No rows returned')
    })
}

/** Shows the rows of a statement, where somebody wants to see them. */
export function showTables(tables: string[], show: Print | null): void {
  for (const table of tables) show?.('info', table)
}
