import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'
import { connectHistory, readHistory } from './history'
import { until } from './test-until'

/** Flyway's key for `"public"."flyway_schema_history"`. */
const KEY = '77433833903597'
const root = mkdtempSync(path.join(tmpdir(), 'history-lock-'))
let server: EmbeddedPostgres
let board: pg.Pool
const open = new Set<pg.Client>()

before(async () => {
  server = await startEmbeddedPostgres({ dir: path.join(root, 'pg'), databases: ['dev', 'other'] })
  const owner = await session('psql')
  await owner.query(`
    CREATE ROLE board LOGIN PASSWORD 'secret'; CREATE ROLE monitor LOGIN PASSWORD 'secret' IN ROLE pg_read_all_stats;
    CREATE TABLE flyway_schema_history (installed_rank int, version text, script text, success boolean);
    CREATE TABLE media (id int); INSERT INTO media VALUES (1);
    GRANT SELECT ON flyway_schema_history TO board, monitor`)
  board = connectHistory({ url: login('board') })
})

after(async () => {
  await board?.end()
  await endSessions()
  await server?.stop()
  await rm(root, { recursive: true, force: true })
})

const login = (user: string) => `postgresql://${user}:secret@127.0.0.1:${server.port}/dev`

async function session(application_name: string, database = 'dev'): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.url(database), application_name })
  client.on('error', () => {})
  await client.connect()
  open.add(client)
  return client
}

async function endSessions(): Promise<void> {
  await Promise.all([...open].map(client => client.end()))
  open.clear()
}

const JDBC = 'PostgreSQL JDBC Driver'
const read = (pool = board) => readHistory(pool, { schema: 'public', table: 'flyway_schema_history' })

/** Flyway's two sessions: the lock in one, the migration in the other. */
async function migrate(sql: string): Promise<pg.Client> {
  const main = await session(JDBC)
  await main.query(`BEGIN; SELECT pg_try_advisory_xact_lock(${KEY})`)
  const migration = await session(JDBC)
  await migration.query('BEGIN')
  // It may wait until its session is ended.
  migration.query(sql).catch(() => {})
  return migration
}

const isWaiting = async (watcher: pg.Client, sessions: number) =>
  (await watcher.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount === sessions

test('the lock counts for this very table in this very database', async () => {
  const other = await session(JDBC, 'other')
  await other.query(`SELECT pg_advisory_lock(${KEY})`)
  const sibling = await session(JDBC)
  await sibling.query(`SELECT pg_advisory_lock(${KEY} + 1), pg_advisory_lock(18028, -131475987)`)
  assert.equal((await read()).locked, false, 'neither another key, nor the same bits as a pair of keys')
  await sibling.query(`SELECT pg_advisory_lock(${KEY})`)
  const held = await read()
  assert.deepEqual([held.locked, held.waitingSince], [true, null])
  await sibling.query('SELECT pg_advisory_unlock_all()')
  assert.equal((await read()).locked, false)
  await endSessions()
})

test('a migration that waits for a lock is seen by a role without any right to see it, and since when', async () => {
  const report = await session('report')
  await report.query('BEGIN; SELECT * FROM media')
  const started = Date.now()
  await migrate('ALTER TABLE media ADD COLUMN title text')
  const watcher = await session('watcher')
  await until('the migration waits', () => isWaiting(watcher, 1))
  const { locked, waitingSince } = await read()
  assert.equal(locked, true)
  assert.ok(waitingSince !== null && Date.parse(waitingSince) >= started - 1_000, String(waitingSince))
  assert.ok(Date.parse(waitingSince) <= Date.now())
  await report.query('COMMIT')
  await until('the migration goes on', async () => (await read()).waitingSince === null)
  assert.equal((await read()).locked, true)
  await endSessions()
})

test('a program of the same user that waits for the migration is not the migration', async () => {
  await migrate('ALTER TABLE media ADD COLUMN year int')
  const program = await session(JDBC)
  program.query('SELECT * FROM media').catch(() => {})
  const watcher = await session('watcher')
  await until('the program waits', () => isWaiting(watcher, 1))
  const { locked, waitingSince } = await read()
  assert.deepEqual({ locked, waitingSince }, { locked: true, waitingSince: null })
  await watcher.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [JDBC])
  await endSessions()
})

test('a migration in the session that holds the lock is seen to wait for a row', async () => {
  const program = await session('program')
  await program.query('BEGIN; UPDATE media SET id = 2')
  const flyway = await session(JDBC)
  await flyway.query(`SELECT pg_advisory_lock(${KEY})`)
  flyway.query('UPDATE media SET id = 3').catch(() => {})
  await until('the run waits', async () => (await read()).waitingSince !== null)
  await program.query('COMMIT')
  await until('the run goes on', async () => (await read()).waitingSince === null)
  await endSessions()
})

test('a wait for a row in the other session is seen with pg_read_all_stats', async () => {
  const monitor = connectHistory({ url: login('monitor') })
  const program = await session('program')
  await program.query('BEGIN; UPDATE media SET id = 2')
  await migrate('UPDATE media SET id = 3')
  await until('the run waits', async () => (await read(monitor)).waitingSince !== null)
  assert.equal((await read()).waitingSince, null)
  await program.query('COMMIT')
  await endSessions()
  await monitor.end()
})
