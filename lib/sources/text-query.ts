import type { PoolClient, QueryArrayResult } from 'pg'
import type { TextRow } from './history-rows'

/** What one statement answered: its columns, in order, and its rows. */
export type TextAnswer = { columns: string[]; rows: TextRow[] }

/** Every value as PostgreSQL prints it: a `timestamp` without zone must not pass through this process's zone. */
const AS_TEXT = { getTypeParser: () => (value: string) => value }

/** Asks one text of one or several statements, by the simple protocol that every pooler passes on, one answer each. */
export async function askText(client: PoolClient, text: string): Promise<TextAnswer[]> {
  // For several statements the driver answers with a list, which its types do not say.
  const answer: QueryArrayResult | QueryArrayResult[] = await client.query({ text, types: AS_TEXT, rowMode: 'array' })
  return [answer].flat().map(({ fields, rows }) => {
    const columns = fields.map(({ name }) => name)
    return { columns, rows: rows.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index]]))) }
  })
}
