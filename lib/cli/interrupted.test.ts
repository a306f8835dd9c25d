import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import { type Database, startDatabases } from '../runner/test-database'
import { FLYWAY_TS, TSX } from './flyway-command'

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

function start(database: Database, args: string[] = []) {
  const { host, pathname, password } = new URL(database.url)
  const env = {
    PATH: process.env.PATH ?? '',
    FLYWAY_URL: `jdbc:postgresql://${host}${pathname}`,
    FLYWAY_USER: 'postgres',
    FLYWAY_PASSWORD: password,
    FLYWAY_LOCATIONS: 'filesystem:sql',
  }
  const all = ['--import', TSX, FLYWAY_TS, 'migrate', ...args]
  // Next's types want NODE_ENV in every environment.
  const options = { cwd: database.folder, env: env as unknown as NodeJS.ProcessEnv }
  const child = spawn(process.execPath, all, { ...options, stdio: 'ignore' })
  return { child, ended: once(child, 'exit') as Promise<[code: number | null, signal: NodeJS.Signals | null]> }
}

async function until(database: Database, sql: string, count: number): Promise<void> {
  for (const end = Date.now() + 30_000; (await database.ask(sql)).length !== count; await wait(50))
    assert.ok(Date.now() < end, `not within 30 s: ${sql}`)
}

const HERE = 'datname = current_database() and pid <> pg_backend_pid()'
const SLEEPING = `select from pg_stat_activity where ${HERE} and wait_event = 'PgSleep'`
const SESSIONS = `select from pg_stat_activity where ${HERE}`
const LOCKS = `select from pg_locks where locktype = 'advisory' and granted
  and database = (select oid from pg_database where datname = current_database())`
const TABLE_B = `select from pg_class where relname = 'b'`

const versions = async (database: Database) =>
  (await database.ask<{ version: string }>('select version from flyway_schema_history order by installed_rank')).map(
    ({ version }) => version,
  )

const SCRIPTS = { 'V1__a.sql': 'create table a ();', 'V2__b.sql': 'create table b ();\nselect pg_sleep(3);' }
const CONF = { 'V2__b.sql.conf': 'executeInTransaction=false' }

const CASES: [signal: NodeJS.Signals, code: number | null, what: string, args: string[], rows: string[], b: number][] =
  [
    ['SIGINT', 130, 'a script', [], ['1'], 0],
    ['SIGTERM', 143, 'a group', ['-group=true'], [], 0],
    ['SIGKILL', null, 'a script', [], ['1'], 0],
    ['SIGKILL', null, 'a script without a transaction', [], ['1'], 1],
  ]

for (const [signal, code, what, args, rows, b] of CASES)
  test(`${signal} in the middle of ${what} ends it at once; no row, and ${b ? 'its first statement stays' : 'nothing of it stays'}`, async () => {
    const database = await databases.fresh({ ...SCRIPTS, ...(b === 1 && CONF) })
    const { child, ended } = start(database, args)
    await until(database, SLEEPING, 1)
    child.kill(signal)
    assert.deepEqual(await ended, [code, code === null ? signal : null])
    // The session of the lock is idle and sees it at once; the other one ends its statement first.
    await until(database, LOCKS, 0)
    await until(database, SESSIONS, 0)
    assert.deepEqual([await versions(database), (await database.ask(TABLE_B)).length], [rows, b])
  })

test('a run that is killed with the lock of a session keeps it until its statement ends, and the next one waits for it', async () => {
  const database = await databases.fresh(SCRIPTS)
  const { child } = start(database, ['-postgresql.transactional.lock=false'])
  await until(database, SLEEPING, 1)
  child.kill('SIGKILL')
  assert.equal((await database.ask(LOCKS)).length, 1)
  const next = start(database, ['-postgresql.transactional.lock=false'])
  assert.deepEqual(await next.ended, [0, null])
  assert.deepEqual(await versions(database), ['1', '2'])
  await until(database, LOCKS, 0)
})

test('SIGINT while a run waits for the lock ends it', async () => {
  const database = await databases.fresh(SCRIPTS)
  const first = start(database)
  await until(database, SLEEPING, 1)
  const second = start(database)
  await until(database, `${SESSIONS} and query ~ 'pg_try_advisory'`, 1)
  second.child.kill('SIGINT')
  assert.deepEqual(await second.ended, [130, null])
  assert.deepEqual(await first.ended, [0, null])
})
