import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { History } from '../board/observation'
import type { DatabaseConfig } from '../config'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'
import { connectHistory, type HistoryQuestion, readHistory } from './history'

const root = mkdtempSync(path.join(tmpdir(), 'history-'))
const statements: string[] = []
let server: EmbeddedPostgres
let owner: pg.Client

const COLUMNS = `installed_rank int PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
  type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL,
  installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL`

before(async () => {
  server = await startEmbeddedPostgres({
    dir: path.join(root, 'pg'),
    databases: ['dev'],
    flags: ['-c', 'log_statement=all'],
    log: text => statements.push(text),
  })
  owner = new pg.Client(server.url('dev'))
  await owner.connect()
  await owner.query(`
    CREATE ROLE board LOGIN PASSWORD 'board-secret'; CREATE ROLE nobody LOGIN PASSWORD 'nobody-secret';
    CREATE SCHEMA atp; CREATE SCHEMA "odd "" schema";
    CREATE TABLE atp.flyway_schema_history (${COLUMNS});
    CREATE TABLE "odd "" schema"."it's a \\ ""table""" (${COLUMNS});
    CREATE VIEW public.flyway_schema_history AS SELECT 1 AS one;
    CREATE TABLE atp.schema_version (version_rank int, installed_rank int, version text, description text, type text,
      script text, checksum int, installed_by text, installed_on timestamp, execution_time int, success boolean);
    CREATE TABLE atp.other (id int);
    CREATE TABLE atp.film (id int);
    INSERT INTO atp.schema_version VALUES (2, 1, '1', 'a', 'SQL', 'V1__a.sql', 5, 'me', '2014-01-02 03:04:05', 1, true);
    INSERT INTO atp.flyway_schema_history VALUES
      (2, '2', 'two', 'SQL', 'V2__two.sql', -7, 'flyway', '2026-03-29 02:30:00.123456', 15, true),
      (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"atp"', NULL, 'flyway', '2026-01-01 00:00:00', 0, true),
      (1, '1', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'flyway', '2026-01-01', 0, true);
    INSERT INTO "odd "" schema"."it's a \\ ""table""" VALUES (1, '1', '', 'SQL', 's', 1, 'me', now(), 1, false);
    GRANT USAGE ON SCHEMA atp, "odd "" schema" TO board;
    GRANT SELECT ON ALL TABLES IN SCHEMA atp TO board;
    GRANT SELECT ON ALL TABLES IN SCHEMA "odd "" schema" TO board;
    REVOKE ALL ON atp.film FROM board`)
})

after(async () => {
  await owner?.end()
  await server?.stop()
  await rm(root, { recursive: true, force: true })
})

const login = (user: string, password = `${user}-secret`, database = 'dev') => ({
  url: `postgresql://${user}:${password}@127.0.0.1:${server.port}/${database}`,
})

async function reading<T>(database: DatabaseConfig, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = connectHistory(database)
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

const TABLE: HistoryQuestion = { schema: 'atp', table: 'flyway_schema_history' }
const readOnce = (database: DatabaseConfig, question: HistoryQuestion): Promise<History> =>
  reading(database, pool => readHistory(pool, question))

test('a role that may only SELECT reads all rows, by rank, with times as they were printed', async () => {
  const history = await readOnce(login('board'), TABLE)
  assert.equal(history.exists, true)
  assert.deepEqual(
    history.rows.map(row => row.installedRank),
    [0, 1, 2],
  )
  assert.equal(history.rows[2]?.installedOn, '2026-03-29 02:30:00.123456')
  assert.equal(history.rows[0]?.version, null)
  assert.equal(history.rows[0]?.checksum, null)
  assert.equal(history.locked, false)
  assert.equal(history.waitingSince, null)
  assert.match(history.serverVersion, /^\d+\.\d+$/)
  assert.ok(Math.abs(history.clockOffset) < 500)
})

test('any name of schema and table is read, and a table of an old Flyway', async () => {
  const odd = await readOnce(login('board'), { schema: 'odd " schema', table: `it's a \\ "table"` })
  assert.equal(odd.rows[0]?.success, false)
  const old = await readOnce(login('board'), { schema: 'atp', table: 'schema_version' })
  assert.equal(old.rows[0]?.installedRank, 1)
  assert.equal(old.rows[0]?.installedOn, '2014-01-02 03:04:05')
})

test('no table is an answer: not there, a view of its name, no such schema', async () => {
  for (const [schema, table] of [
    ['atp', 'none'],
    ['public', 'flyway_schema_history'],
    ['none', 'flyway_schema_history'],
    [null, 'flyway_schema_history'],
  ] as const) {
    const history = await readOnce(login('board'), { schema, table })
    assert.deepEqual({ exists: history.exists, rows: history.rows }, { exists: false, rows: [] })
  }
})

test('without a schema the table is that of the connection', async () => {
  await owner.query('ALTER ROLE board SET search_path = atp')
  const history = await readOnce(login('board'), { schema: null, table: 'flyway_schema_history' })
  await owner.query('ALTER ROLE board RESET search_path')
  assert.equal(history.rows.length, 3)
})

test('what is refused is named: right to read, password, database, wrong table', async () => {
  const cases: [DatabaseConfig, HistoryQuestion, string, string | null][] = [
    [login('nobody'), TABLE, 'not-permitted', 'SQLSTATE 42501'],
    [login('board'), { schema: 'atp', table: 'film' }, 'not-permitted', 'SQLSTATE 42501'],
    [login('board', 'wrong'), TABLE, 'authentication', 'SQLSTATE 28P01'],
    [login('board', 'board-secret', 'none'), TABLE, 'not-found', 'SQLSTATE 3D000'],
    [login('board'), { schema: 'atp', table: 'other' }, 'garbage', 'the table has not the columns of a schema history'],
  ]
  for (const [database, question, code, detail] of cases)
    await assert.rejects(readOnce(database, question), { name: 'SourceError', source: 'history', code, detail })
})

test('what did not change keeps its identity, and a new row leaves the others theirs', async () => {
  await reading(login('board'), async pool => {
    const first = await readHistory(pool, TABLE)
    assert.equal(await readHistory(pool, { ...TABLE, known: first }), first)
    await owner.query(
      `INSERT INTO atp.flyway_schema_history VALUES (3, '3', 'three', 'SQL', 'V3__three.sql', 1, 'flyway', now(), 1, true)`,
    )
    const second = await readHistory(pool, { ...TABLE, known: first })
    await owner.query('DELETE FROM atp.flyway_schema_history WHERE installed_rank = 3')
    assert.equal(second.rows.length, 4)
    assert.deepEqual(
      first.rows.map((row, index) => second.rows[index] === row),
      [true, true, true],
    )
  })
})

test('a reading is one read-only transaction with its limits inside, and leaves the session as it was', async () => {
  await reading(login('board'), async pool => {
    await readHistory(pool, TABLE)
    const { rows } = await pool.query(
      `SELECT current_setting('statement_timeout') AS limit, current_setting('application_name') AS name,
        current_setting('default_transaction_read_only') AS readonly`,
    )
    assert.deepEqual(rows, [{ limit: '0', name: 'instrument-cluster', readonly: 'off' }])
    assert.equal(pool.totalCount, 1)
  })
  const said = statements.join('')
  assert.match(said, /BEGIN READ ONLY;\s+SET LOCAL statement_timeout/)
  assert.doesNotMatch(said, /execute [^<]/, 'no named prepared statement')
})

test('a table that somebody holds exclusively is a time-out, and the next reading is whole', async () => {
  await reading(login('board'), async pool => {
    await owner.query('BEGIN; LOCK TABLE atp.flyway_schema_history')
    await assert.rejects(readHistory(pool, TABLE), { code: 'timeout', detail: 'SQLSTATE 55P03' })
    await owner.query('ROLLBACK')
    assert.equal((await readHistory(pool, TABLE)).rows.length, 3)
  })
})

test('a connection that the server ends does not end the process, and the next reading has another', async () => {
  await reading(login('board'), async pool => {
    await readHistory(pool, TABLE)
    await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'board'`)
    const next = await readHistory(pool, TABLE).catch(() => readHistory(pool, TABLE))
    assert.equal(next.rows.length, 3)
  })
})

test('a database that takes no connections is named, and heals', async () => {
  const admin = new pg.Client(server.url('postgres'))
  await admin.connect()
  await reading(login('board'), async pool => {
    await admin.query('ALTER DATABASE dev ALLOW_CONNECTIONS false')
    await assert.rejects(readHistory(pool, TABLE), { code: 'unreachable', detail: 'SQLSTATE 55000' })
    await admin.query('ALTER DATABASE dev ALLOW_CONNECTIONS true')
    assert.equal((await readHistory(pool, TABLE)).exists, true)
  })
  await admin.end()
})

test('a server that is full is named', async () => {
  await owner.query('ALTER ROLE board CONNECTION LIMIT 0')
  await assert.rejects(readOnce(login('board'), TABLE), { code: 'too-many', detail: 'SQLSTATE 53300' })
  await owner.query('ALTER ROLE board CONNECTION LIMIT -1')
})

test('a password file is read at each connect', async () => {
  const passwordFile = path.join(root, 'password')
  const database = { host: '127.0.0.1', port: server.port, database: 'dev', user: 'board', passwordFile, ssl: false }
  await assert.rejects(readOnce(database, TABLE), { code: 'misconfigured' })
  await writeFile(passwordFile, 'wrong')
  await assert.rejects(readOnce(database, TABLE), { code: 'authentication' })
  await writeFile(passwordFile, 'board-secret\n')
  assert.equal((await readOnce(database, TABLE)).exists, true)
})
