import type pg from 'pg'
import type { Statement } from '../flyway/statement'
import { copyIn } from './copy-in'
import type { LocatedFile } from './read-location'
import { textTable } from './text-table'
import { stayInTransaction } from './transaction'

/** Is told of each statement that has run, while its session is still in the transaction of the script. */
export type Observe = (session: pg.Client, file: LocatedFile, statement: Statement) => Promise<void>

/** What the server has said of a statement: beside its answer, and the rows of the answer as tables (`outputQueryResults`). */
export type Results = { notices: Notice[]; tables: string[] }

type Notice = { message?: string | undefined; code?: string | undefined }

/** Values are shown as the server writes them. */
const AS_TEXT = { getTypeParser: () => String }

/** Sends one statement as it is. Of one that fails, and of COPY, the driver of Flyway keeps no notices. */
export async function runStatement(client: pg.Client, statement: Statement): Promise<Results> {
  await stayInTransaction(client)
  if (statement.kind === 'copy') {
    await copyIn(client, statement.text, statement.data ?? '')
    return { notices: [], tables: [] }
  }
  const notices: Notice[] = []
  const take = (notice: Notice) => void notices.push(notice)
  client.on('notice', take)
  const answer = await query(client, statement.text).finally(() => client.off('notice', take))
  return { notices, tables: tablesOf(answer) }
}

type Answer = pg.QueryArrayResult<(string | null)[]>

function query(client: pg.Client, text: string): Promise<Answer> {
  return client.query<(string | null)[]>({
    ...{ text, rowMode: 'array', types: AS_TEXT },
    // The simple protocol: what a script may send is not narrowed by a preparation. A NUL is refused in the words that Flyway gets.
    ...(text.includes('\0') && { queryMode: 'extended' }),
  })
}

function tablesOf(answer: Answer): string[] {
  // To several statements at once the driver answers with a list, which its types do not say.
  const results = Array.isArray(answer) ? (answer as Answer[]) : [answer]
  return results
    .filter(({ fields }) => fields.length > 0)
    .map(({ fields, rows }) => {
      const columns = fields.map(({ name }) => name)
      return textTable(columns, rows, 'No rows returned')
    })
}
