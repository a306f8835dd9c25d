import type pg from 'pg'
import { dataOf } from './data'
import { snapshotOf } from './snapshot'

/** What a case leaves: the history but for times, and everything that the catalog knows of the schemas. */
export type Left = { history: string[]; schemas: string[]; data: string[] }

/** Where the history is. */
export type HistoryAt = { schema: string; table: string }

/** Reads it; the client's search path is empty, so that every name is written with its schema. */
export async function leftBehind(client: pg.Client, history: HistoryAt): Promise<Left> {
  return {
    history: await readHistory(client, history),
    schemas: await snapshotOf(client),
    data: await dataOf(client, history.table),
  }
}

async function readHistory(client: pg.Client, { schema, table }: HistoryAt): Promise<string[]> {
  const name = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [name])
  if (!rows[0]?.there) return ['no history table']
  const found = await client.query({
    text: `SELECT installed_rank, version, description, type, script, checksum, installed_by, success FROM ${name} ORDER BY 1`,
    rowMode: 'array',
  })
  return found.rows.map(row => JSON.stringify(row))
}
