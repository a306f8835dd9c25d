import pg from 'pg'
import { type Left, leftBehind } from './twins/left-behind'

/** What a run has left in a database: the history but for times, and everything that the catalog says of the schemas. */
export async function readLeft(url: string, schema: string): Promise<Left> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query("SET search_path = ''")
    return await leftBehind(client, { schema, table: 'flyway_schema_history' })
  } finally {
    await client.end()
  }
}
