import pg from 'pg'
import { snapshotOf } from './schema-snapshot'
import { leftBehind } from './twin'

/** What a run has left in a database: the history but for times, and everything that the catalog says of the schemas. The history is in the first. */
export async function readLeft(
  url: string,
  schemas: [string, ...string[]],
): Promise<{ history: unknown[]; catalog: string[][] }> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const catalog: string[][] = []
    for (const schema of schemas) catalog.push(await snapshotOf(client, schema))
    return { history: await leftBehind(client, schemas[0]), catalog }
  } finally {
    await client.end()
  }
}
