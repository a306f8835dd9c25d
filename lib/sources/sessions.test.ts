import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import type pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'
import { connectHistory } from './history-pool'
import { readSessions } from './sessions'
import { sessionsQuery } from './sessions-query'
import { JDBC, KEY, scriptSessions } from './sessions-world'
import { until } from './test-until'

const dir = mkdtempSync(path.join(tmpdir(), 'sessions-'))
let server: EmbeddedPostgres
let world: Awaited<ReturnType<typeof scriptSessions>>
let board: pg.Pool
let monitor: pg.Pool

before(async () => {
  const flags = ['-c', 'max_prepared_transactions=2']
  server = await startEmbeddedPostgres({ dir: path.join(dir, 'pg'), databases: ['dev'], flags })
  world = await scriptSessions(server)
  board = connectHistory({ url: world.login('board') })
  monitor = connectHistory({ url: world.login('monitor') })
})

afterEach(() => world.endAll())

after(async () => {
  await Promise.all([board?.end(), monitor?.end()])
  await server?.stop()
  await rm(dir, { recursive: true, force: true })
})

const read = (pool = monitor) => readSessions(pool, { schema: 'public', table: 'flyway_schema_history' })
const find = async (pid: number, pool = monitor) => (await read(pool)).sessions.find(session => session.pid === pid)

/** A report with an open transaction, an ALTER TABLE behind it, a SELECT behind that. */
async function queue() {
  const report = await world.session('report', 'shop')
  await report.query('BEGIN; SELECT * FROM atp.media')
  const ddl = await world.session('psql')
  await ddl.query('BEGIN')
  await world.wait(ddl, 'ALTER TABLE atp.media ADD COLUMN year int')
  const select = await world.session('shop', 'shop')
  await world.wait(select, 'SELECT * FROM atp.media')
  return { report, ddl, select }
}

test('who waits, for what, since when, and who is in the way with which lock', async () => {
  const { report, ddl, select } = await queue()
  const seen = await find(ddl.pid)
  const { relation, age, ...wait } = seen?.wait ?? {}
  assert.deepEqual(wait, {
    ...{ kind: 'relation', mode: 'AccessExclusiveLock', relationName: 'atp.media' },
    ...{ blockers: [report.pid], forFlywayLock: false },
  })
  assert.ok(age !== null && age !== undefined && age >= 0 && age < 60_000, String(age))
  assert.deepEqual(
    [seen?.state, seen?.query, seen?.locksStrongly],
    ['active', 'ALTER TABLE atp.media ADD COLUMN year int', true],
  )
  assert.deepEqual((await find(select.pid))?.wait?.blockers, [ddl.pid])
  const root = await find(report.pid)
  assert.deepEqual([root?.user, root?.application, root?.state], ['shop', 'report', 'idle in transaction'])
  assert.deepEqual(root?.holds, [{ relation, relationName: 'atp.media', mode: 'AccessShareLock' }])
  assert.ok((root?.transactionAge ?? 0) >= (seen?.transactionAge ?? 0))
})

test('without pg_read_all_stats who waits for whom is seen, and what they do is not', async () => {
  const { report, ddl } = await queue()
  const { seesAll, role } = await read(board)
  assert.deepEqual([seesAll, role, (await read()).seesAll], [false, 'board', true])
  const seen = await find(ddl.pid, board)
  assert.deepEqual(seen?.wait?.blockers, [report.pid])
  assert.deepEqual([seen?.wait?.relationName, seen?.user, seen?.application], ['atp.media', 'postgres', 'psql'])
  assert.deepEqual([seen?.state, seen?.query, seen?.transactionAge, seen?.address], [null, null, null, null])
  assert.equal((await find(report.pid, board))?.query, null)
})

test("sessions that are in nobody's way are left out, and so are the board's own, even where one is in the way", async () => {
  const idle = await world.session('idle')
  await idle.query('BEGIN; SELECT 1')
  const own = await monitor.connect()
  await own.query('BEGIN; SELECT pg_advisory_xact_lock(1)')
  const ddl = await world.session('psql')
  await world.wait(ddl, 'SELECT pg_advisory_lock(1)')
  const { sessions } = await read()
  assert.deepEqual(
    sessions.map(({ pid }) => pid),
    [ddl.pid],
  )
  own.release(true)
  const masked = await world.session('instrument-cluster', 'shop')
  await masked.query('SELECT pg_advisory_lock(2)')
  await world.wait(await world.session('psql'), 'SELECT pg_advisory_lock(2)')
  assert.ok(await find(masked.pid), 'the name alone hides nobody')
})

test('a wait for a row names its table, and a wait for a prepared transaction is one for pid 0', async () => {
  const first = await world.session('first')
  await first.query("BEGIN; UPDATE atp.media SET id = 0 WHERE id = 1; PREPARE TRANSACTION 'kept'")
  const second = await world.session('second')
  await second.query('BEGIN')
  await world.wait(second, 'UPDATE atp.media SET id = 0 WHERE id = 1')
  const seen = await find(second.pid)
  assert.deepEqual(
    [seen?.wait?.kind, seen?.wait?.relationName, seen?.wait?.blockers],
    ['transactionid', 'atp.media', [0]],
  )
  await (await world.session('owner')).query("ROLLBACK PREPARED 'kept'")
})

test("the holder of Flyway's lock of this very table is known, and who waits for it in PostgreSQL", async () => {
  const holder = await world.session(JDBC)
  await holder.query(`SELECT pg_advisory_lock(${KEY}), pg_advisory_lock(1)`)
  const other = await world.session(JDBC)
  await other.query(`SELECT pg_advisory_lock(${KEY}::bigint + 1)`)
  const waiters = [await world.session(JDBC), await world.session(JDBC)]
  for (const waiter of waiters) await world.wait(waiter, `SELECT pg_advisory_lock(${KEY})`)
  const { sessions } = await read(board)
  assert.deepEqual(
    sessions.filter(one => one.holdsFlywayLock).map(({ pid }) => pid),
    [holder.pid],
  )
  assert.deepEqual(
    sessions.filter(one => one.wait?.forFlywayLock).map(({ pid }) => pid),
    waiters.map(({ pid }) => pid),
  )
})

test('an index that is built concurrently tells how far it is, and for whom it waits', async () => {
  const old = await world.session('report')
  await old.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1')
  const builder = await world.session('psql')
  await world.wait(builder, 'CREATE INDEX CONCURRENTLY media_title_idx ON atp.media (title)')
  await until(
    'it waits for snapshots',
    async () => (await find(builder.pid))?.index?.phase === 'waiting for old snapshots',
  )
  const seen = await find(builder.pid)
  assert.deepEqual([seen?.wait?.kind, seen?.wait?.blockers], ['virtualxid', [old.pid]])
  const { command, table, index, lockerPid } = seen?.index ?? {}
  assert.deepEqual(
    [command, table, index, lockerPid],
    ['CREATE INDEX CONCURRENTLY', 'atp.media', 'atp.media_title_idx', old.pid],
  )
  assert.equal((await find(builder.pid, board))?.index, null)
})

test('the reading locks catalogs for reading, and leaves no transaction open', async () => {
  await queue()
  const owner = await world.session('owner')
  const client = await monitor.connect()
  await client.query(sessionsQuery('public').replace(/COMMIT$/, ''))
  const { rows } = await owner.query(`
    SELECT DISTINCT locktype, mode, coalesce(relation < 16384, true) AS catalog
    FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE usename = 'monitor' ORDER BY locktype`)
  assert.deepEqual(rows, [
    { locktype: 'relation', mode: 'AccessShareLock', catalog: true },
    { locktype: 'virtualxid', mode: 'ExclusiveLock', catalog: true },
  ])
  client.release(true)
  await read()
  const left = await owner.query("SELECT state, backend_xmin FROM pg_stat_activity WHERE usename = 'monitor'")
  assert.deepEqual(left.rows, [{ state: 'idle', backend_xmin: null }])
})

test('a database that is not there is a failure of the source, by its name', async () => {
  const pool = connectHistory({ url: world.login('board').replace('secret', 'wrong') })
  await assert.rejects(read(pool), { source: 'sessions', code: 'authentication' })
  await pool.end()
})
