import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import { connectHistory } from '../../lib/sources/history'
import { readSessions } from '../../lib/sources/sessions'
import { sessionsQuery } from '../../lib/sources/sessions-query'
import { p95 } from './percentile'
import { readThreadTime } from './process-use'
import type { Row } from './row'

const SESSIONS = 200
/** Of them, so many wait for one lock. */
const WAITING = 20
const TIMES = 100
const WARM_UP = 20

/** What the reading of sessions costs a database with many of them, and what it locks there. */
export async function measureSessions(): Promise<Row[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bench-sessions-'))
  const flags = ['-c', `max_connections=${SESSIONS + 20}`]
  const server = await startEmbeddedPostgres({ dir: path.join(dir, 'pg'), databases: ['bench'], flags })
  const url = server.url('bench')
  const clients = Array.from({ length: SESSIONS }, () => new pg.Client({ connectionString: url }))
  const pool = connectHistory({ url })
  try {
    await crowd(clients)
    return [await measureReading(pool), await countLocks(pool, url)]
  } finally {
    await pool.end()
    await server.stop()
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** An open transaction, ALTER TABLE behind it and readers behind that; the others have a transaction open, too. */
async function crowd(clients: pg.Client[]): Promise<void> {
  for (const client of clients) {
    client.on('error', () => {}) // it is ended with its server
    await client.connect()
  }
  const [root, ddl, watcher, ...others] = clients
  const readers = others.slice(0, WAITING - 1)
  const waiting = async () => (await watcher?.query('SELECT FROM pg_locks WHERE NOT granted'))?.rowCount ?? Number.NaN
  await root?.query('CREATE TABLE media (id int)')
  await root?.query('BEGIN; SELECT * FROM media')
  ddl?.query('ALTER TABLE media ADD COLUMN year int').catch(() => {})
  // Who comes before it does not wait.
  while ((await waiting()) < 1) {}
  for (const reader of readers) reader.query('SELECT * FROM media').catch(() => {})
  for (const other of others.slice(readers.length)) await other.query('BEGIN; SELECT count(*) FROM pg_class')
  while ((await waiting()) < WAITING) {}
}

const question = { schema: 'public', table: 'flyway_schema_history' }

/** Processor time at both ends, the session's and ours: what others do on the machine is no cost of the reading. */
async function measureReading(pool: pg.Pool): Promise<Row> {
  const { rows } = await pool.query('SELECT pg_backend_pid() AS pid')
  const used = () => readThreadTime() + readThreadTime(rows[0].pid)
  const costs: number[] = []
  for (let index = 0; index < WARM_UP + TIMES; index++) {
    const before = used()
    await readSessions(pool, question)
    if (index >= WARM_UP) costs.push(used() - before)
  }
  const note = `processor time, p95 of ${TIMES}, ${SESSIONS} sessions in transactions, ${WAITING} waiting`
  return { name: 'reading the sessions', figure: p95(costs), unit: 'ms', bound: 10, note }
}

/** Locks that the reading holds at its end, but those of catalogs for reading and its own transaction's. */
async function countLocks(pool: pg.Pool, url: string): Promise<Row> {
  const reader = await pool.connect()
  const watcher = new pg.Client({ connectionString: url })
  await watcher.connect()
  const { rows } = await reader.query('SELECT pg_backend_pid() AS pid')
  await reader.query(sessionsQuery(question.schema).replace(/COMMIT$/, ''))
  const { rowCount } = await watcher.query(
    `SELECT FROM pg_locks WHERE pid = $1 AND NOT (locktype = 'virtualxid'
       OR locktype = 'relation' AND mode = 'AccessShareLock' AND relation::oid < 16384)`,
    [rows[0].pid],
  )
  reader.release(true)
  await watcher.end()
  const note = 'but catalogs, for reading, and its own transaction'
  return { name: 'locks of that reading', figure: rowCount ?? Number.NaN, unit: '', bound: 0, note }
}
