import pg from 'pg'
import { dataOf } from '../twins/data'
import { snapshotOf } from '../twins/snapshot'

const TABLE = 'flyway_schema_history'

/** What is left in a database, whatever its history table looks like: rows but for times, the catalog, the data, and advisory locks. */
export async function readLeftover(url: string, schema: string) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query("SET search_path = ''")
    return {
      history: await readRows(client, `${schema}.${TABLE}`),
      schemas: await snapshotOf(client),
      data: await dataOf(client, TABLE),
      locks: await readLocks(client),
    }
  } finally {
    await client.end()
  }
}

async function readRows(client: pg.Client, name: string): Promise<unknown[]> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [name])
  if (!rows[0]?.there) return ['no history table']
  const text = `SELECT to_jsonb(h) - 'installed_on' - 'execution_time' AS row FROM ${name} h ORDER BY 1`
  return (await client.query<{ row: unknown }>(text)).rows.map(({ row }) => row)
}

async function readLocks(client: pg.Client): Promise<unknown[]> {
  const { rows } = await client.query(
    `SELECT mode FROM pg_locks JOIN pg_database d ON d.oid = database
      WHERE locktype = 'advisory' AND datname = current_database()`,
  )
  return rows
}
