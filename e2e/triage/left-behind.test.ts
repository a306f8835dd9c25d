import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { anObservation, aReading, aRun, at } from '../../lib/board/an-observation'
import type { ObservedRun } from '../../lib/board/observation'
import { takeSnapshot } from '../../lib/board/snapshot'
import { catalogReader, incidentOf } from '../../lib/collector/look-at-incident'
import { startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import type { FlywayOptions } from '../../lib/flyway/options'
import { createLogReader } from '../../lib/flyway/read-log'
import { connectHistory, readHistory } from '../../lib/sources/history'
import { ownEngine, session } from '../flyway/bad-input/world'
import { ownPostgres } from '../flyway/own-postgres'
import { writeFiles } from '../flyway/twins/write-files'

/* What a failed run has left behind, told by the catalog of a real PostgreSQL as the board reads it. */
const { dir, postgres } = ownPostgres(false)
const folder = path.join(dir, 'case')
const FIRST = { 'V1__person.sql': 'CREATE TABLE person (id int);\nINSERT INTO person VALUES (1), (1);\n' }
const TABLE = { 'V2__media.sql': 'CREATE TABLE media (id int);\n' }
const TWO = { 'V2__media.sql': 'CREATE TABLE media (id int);\nCREATE INDEX media_id_idx ON media (id);\n' }
const INDEX = { 'V2__unique.sql': 'CREATE UNIQUE INDEX CONCURRENTLY person_id_key ON person (id);\n' }
const OUTSIDE = { transactionalLock: false }

const BOARD_ROLE = `
  DO $$ BEGIN CREATE ROLE board LOGIN PASSWORD 'secret'; EXCEPTION WHEN duplicate_object THEN END $$;
  GRANT SELECT ON flyway_schema_history TO board`

/** A database of its own in which V1 is applied, with the board's role: it may connect and read the history, no more. */
async function database(name: string) {
  const url = postgres().url(name)
  await run(postgres().url('postgres'), `CREATE DATABASE ${name}`)
  await migrate(url, {})
  await run(url, BOARD_ROLE)
  return { url, run: (sql: string) => run(url, sql) }
}

async function run(url: string, sql: string): Promise<void> {
  const client = await session(url)
  await client.query(sql).finally(() => client.end())
}

/** One attempt of the built-in engine, as its log tells it. */
async function migrate(url: string, scripts: Record<string, string>, options: Partial<FlywayOptions> = {}) {
  const files = Object.entries({ ...FIRST, ...scripts }).map(([name, text]) => [`sql/${name}`, text])
  await writeFiles(folder, Object.fromEntries(files), false)
  const [answer] = await ownEngine('13')(['migrate'], { url, folder }, { schemas: ['public'], ...options })
  return readLog([...(answer?.lines ?? []), ...(answer?.error ? [`ERROR: ${answer.error}`] : [])])
}

function readLog(lines: string[]) {
  const reader = createLogReader()
  for (const line of lines) reader.push(line, null)
  return reader.reading()
}

type Reading = ReturnType<typeof readLog>

/** What the board says of the newest of some attempts, oldest first, with the rights of its own role. */
async function leftBy(url: string, scripts: Record<string, string>, ...readings: Reading[]) {
  const address = new URL(url)
  Object.assign(address, { username: 'board', password: 'secret' })
  const pool = connectHistory({ url: address.href })
  try {
    const runs = readings.map((reading, attempt) => aRun('failed', attempt, { reading })).toReversed()
    const files = Object.entries({ ...FIRST, ...scripts }).map(([name, text]) => ({
      ...{ path: name, text, conf: null, problem: null, seenAt: at(-86_400) },
    }))
    const observation = anObservation('prod', {
      configured: { schemas: ['public'] },
      history: aReading(await readHistory(pool, { schema: 'public', table: 'flyway_schema_history' })),
      scripts: aReading({ ref: null, commit: null, files }),
      runs,
    })
    const [environment = assert.fail()] = takeSnapshot([observation], at(0), null).environments
    const place = { observation, environment, ref: null }
    const [run = assert.fail()] = runs as [ObservedRun]
    const catalog = await catalogReader(pool, place)(run)
    const { diagnosis, history } = incidentOf(run, place, catalog, new Date(at(0))) ?? assert.fail()
    return { ...diagnosis, history, blind: incidentOf(run, place, null, new Date(at(0)))?.diagnosis.left.verdict }
  } finally {
    await pool.end()
  }
}

async function isThere(url: string, relation: string): Promise<boolean> {
  const client = await session(url)
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [relation])
  await client.end()
  return rows[0]?.there === true
}

/** A row that is refused only when its transaction ends: the migration has been committed by then. */
const REFUSE_ROWS_AT_COMMIT = `
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no row'; END $$;
  CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON flyway_schema_history DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse()`
const LOSE_SESSION_AT_COMMIT = REFUSE_ROWS_AT_COMMIT.replace(
  "RAISE EXCEPTION 'no row'",
  'PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL',
)

for (const [fact, trigger] of [
  ['the row is refused at its commit', REFUSE_ROWS_AT_COMMIT],
  ['the session ends before the commit of the row', LOSE_SESSION_AT_COMMIT],
] as const)
  test(`applied but unrecorded: ${fact}, and the next attempt meets what is there`, async () => {
    const { url, run } = await database(`gap_${trigger.length}`)
    await run(trigger)
    const first = await migrate(url, TABLE)
    assert.equal(await isThere(url, 'media'), true)
    const told = await leftBy(url, TABLE, first)
    assert.deepEqual([told.left.verdict, told.blind], ['applied-unrecorded', 'unknown'])
    assert.match(told.left.text, /^All that the script makes is there \(media\), and the history has no row of it\./)
    assert.deepEqual(told.history.own, [])
    assert.match(told.wayOut?.sql ?? '', /to_regclass\('"media"'\)/)

    const second = await migrate(url, TABLE)
    const retried = await leftBy(url, TABLE, first, second)
    assert.equal(retried.failure.sqlState, '42P07')
    assert.equal(retried.left.verdict, 'applied-unrecorded')
    assert.match(retried.left.text, /Attempt 1 made it/)
    assert.match(retried.repair.notFixed, /repair never adds one/)
  })

test('applied but unrecorded: without the attempt that did it, all of several objects speak for it, and one alone does not', async () => {
  const { url, run } = await database('unseen')
  await run('CREATE TABLE media (id int)')
  const one = await leftBy(url, TABLE, await migrate(url, TABLE))
  assert.deepEqual([one.failure.sqlState, one.left.verdict], ['42P07', 'nothing'])
  const half = await leftBy(url, TWO, await migrate(url, TWO))
  assert.deepEqual([half.failure.sqlState, half.left.verdict], ['42P07', 'nothing'])
  await run('CREATE INDEX media_id_idx ON media (id)')
  const all = await leftBy(url, TWO, await migrate(url, TWO))
  assert.deepEqual([all.failure.sqlState, all.left.verdict], ['42P07', 'applied-unrecorded'])
})

test('an index that is built concurrently on duplicates is there and invalid, for the next attempt as well', async () => {
  const { url, run } = await database('duplicates')
  const first = await migrate(url, INDEX, OUTSIDE)
  const told = await leftBy(url, INDEX, first)
  assert.deepEqual([told.failure.sqlState, told.left.verdict], ['23505', 'invalid-index'])
  assert.equal(told.wayOut?.sql, 'DROP INDEX CONCURRENTLY "public"."person_id_key";')
  const second = await migrate(url, INDEX, OUTSIDE)
  const refused = await leftBy(url, INDEX, first, second)
  assert.deepEqual([refused.known?.id, refused.left.verdict], ['failed-migration', 'invalid-index'])
  assert.equal(refused.repair.verdict, 'clean-first')
  assert.deepEqual(refused.repair.changes, [{ rank: 2, script: 'V2__unique.sql', does: 'deletes this failed row' }])

  await run('DELETE FROM flyway_schema_history WHERE NOT success')
  const third = await migrate(url, INDEX, OUTSIDE)
  const again = await leftBy(url, INDEX, first, second, third)
  assert.deepEqual([again.failure.sqlState, again.left.verdict, again.blind], ['42P07', 'invalid-index', 'nothing'])
  await run('DROP INDEX person_id_key')
  assert.equal((await leftBy(url, INDEX, first)).left.verdict, 'nothing')
})

test('an index that is invalid for another reason is named and not blamed on the run', async () => {
  const { url, run } = await database('others')
  await assert.rejects(run('CREATE UNIQUE INDEX CONCURRENTLY older_key ON person (id)'))
  const bad = { 'V2__bad.sql': 'CREATE TABLE a (id int);\nSELECT nope;\n' }
  const { left, otherInvalid } = await leftBy(url, bad, await migrate(url, bad))
  assert.deepEqual([left.verdict, otherInvalid], ['nothing', ['public.older_key']])
})

test('while somebody still builds an index its script has no answer yet, and every other script has', async () => {
  const { url, run } = await database('building')
  const writer = await session(url)
  await writer.query('BEGIN; INSERT INTO person VALUES (2)')
  const slow = { 'V2__slow.sql': 'CREATE INDEX CONCURRENTLY slow_idx ON person (id);\n' }
  const building = run(slow['V2__slow.sql'])
  while (!(await isThere(url, 'slow_idx'))) await pause(20)
  const killed = readLog(['Flyway OSS Edition 11.20.0 by Redgate', 'Migrating schema "public" to version "2 - slow"'])
  assert.equal((await leftBy(url, slow, killed)).catalogAt, null)
  assert.notEqual((await leftBy(url, TWO, killed)).catalogAt, null)
  await writer.query('ROLLBACK')
  await Promise.all([building, writer.end()])
  assert.equal((await leftBy(url, slow, killed)).left.verdict, 'applied-unrecorded')
})

test('the server is killed in the middle of a migration: what was not committed is gone, and the catalog says so', async () => {
  const own = path.join(dir, 'killed')
  const server = await startEmbeddedPostgres({ dir: own })
  const slow = { 'V2__slow.sql': 'CREATE TABLE half (id int);\nSELECT pg_sleep(600);\nCREATE TABLE whole (id int);\n' }
  await migrate(server.url('postgres'), {})
  await run(server.url('postgres'), BOARD_ROLE)
  await run(server.url('postgres'), 'CHECKPOINT')
  const running = migrate(server.url('postgres'), slow)
  await untilAsleep(server.url('postgres'))
  process.kill(server.pid, 'SIGQUIT') // immediate shutdown: every session ends where it is
  const reading = await running
  await server.stop()
  const again = await startEmbeddedPostgres({ dir: own })
  const told = await leftBy(again.url('postgres'), slow, reading)
  assert.equal(await isThere(again.url('postgres'), 'half'), false)
  await again.stop()
  assert.equal(told.left.verdict, 'nothing')
})

test('a run whose log only ends: nothing of it, all of it, or nobody can say', async () => {
  const { url, run } = await database('killed_run')
  const killed = readLog([
    'Flyway OSS Edition 11.20.0 by Redgate',
    'Current version of schema "public": 1',
    'Migrating schema "public" to version "2 - media"',
  ])
  const before = await leftBy(url, TWO, killed)
  assert.deepEqual([before.left.verdict, before.blind], ['nothing', 'unknown'])
  await run('CREATE TABLE media (id int)')
  assert.equal((await leftBy(url, TWO, killed)).left.verdict, 'unknown')
  await run('CREATE INDEX media_id_idx ON media (id)')
  assert.equal((await leftBy(url, TWO, killed)).left.verdict, 'applied-unrecorded')
  const data = { 'V2__media.sql': 'UPDATE person SET id = 2;\n' }
  assert.equal((await leftBy(url, data, killed)).left.verdict, 'unknown')
})

/** Resolves when the migration is in the middle of its script. */
async function untilAsleep(url: string): Promise<void> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  const asleep = `SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()`
  while ((await client.query(asleep)).rowCount === 0) await pause(20)
  await client.end()
}
