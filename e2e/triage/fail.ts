import pg from 'pg'
import type { EmbeddedPostgres } from '../../lib/embedded-postgres/start'
import type { LogReading } from '../../lib/flyway/log-reading'
import { createLogReader } from '../../lib/flyway/read-log'
import { addressOf, type Engine, session } from '../flyway/bad-input/world'
import { dataOf } from '../flyway/twins/data'
import { snapshotOf } from '../flyway/twins/snapshot'
import { writeFiles } from '../flyway/twins/write-files'
import { type FailureCase, PAST } from './cases/case'
import { type Contents, probe } from './truth'

/** Lets a migration fail in a database of its own: what the engine says, what its log says, and what is left. */
export async function fail(engine: Engine, postgres: EmbeddedPostgres, folder: string, name: string, one: FailureCase) {
  const options = { schemas: ['public'], ...one.options }
  const past = one.past ?? PAST
  const named = <T>(value: T): T => JSON.parse(JSON.stringify(value ?? {}).replaceAll('{db}', name)) // only texts differ
  const at = { url: addressOf(postgres.url(name), named(one.address)), folder }
  const run = async (sql = '', url = postgres.url(name)) => (await session(url, named(sql))).end()
  await run(`CREATE DATABASE ${name}`, postgres.url('postgres'))
  await run(one.spoil)
  if (Object.keys(past).length > 0) {
    await writeFiles(folder, inSql(past), false)
    await engine(['migrate'], { url: postgres.url(name), folder }, { schemas: ['public'] })
  }
  await run(one.afterwards)
  const isThere = one.address?.database === undefined
  const before = isThere ? await contentsOf(postgres.url(name)) : NOTHING
  const other = await session(postgres.url(name), one.meanwhile)
  // The scripts that were applied stay where they are, but for those that the case has in another form.
  await writeFiles(folder, inSql(one.replaces ? one.scripts : { ...past, ...one.scripts }), false)
  const [answer] = await engine(['migrate'], at, options)
  await other.end()
  if (!answer) throw new Error('no answer')
  const after = isThere ? await contentsOf(postgres.url(name)) : NOTHING
  return { answer, reading: readingOf(answer), truth: probe(before, after), invalidIndexes: invalidIn(after) }
}

const NOTHING: Contents = { schemas: [], data: [] }

const inSql = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`sql/${name}`, text]))

async function contentsOf(url: string): Promise<Contents> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query("SET search_path = ''")
    const schemas = await snapshotOf(client)
    // The first run of all makes the history table; whether it does is not the script's work.
    return {
      schemas: schemas.filter(line => !line.includes('flyway_schema_history')),
      data: await dataOf(client, 'flyway_schema_history'),
    }
  } finally {
    await client.end()
  }
}

const invalidIn = ({ schemas }: Contents) =>
  schemas.flatMap(line => /^\["index", "CREATE (?:UNIQUE )?INDEX (\S+) .*", false, /.exec(line)?.[1] ?? [])

/** The command line prints last what the API throws. */
function readingOf({ lines, error }: { lines: string[]; error: string | null }): LogReading {
  const reader = createLogReader()
  for (const line of [...lines, `ERROR: ${error}`]) reader.push(line, null)
  return reader.reading()
}
