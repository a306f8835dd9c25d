import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import type { FlywayOptions } from '../flyway/options'
import { lockKey } from './advisory-lock'
import { migrate } from './migrate'
import { type Database, startDatabases } from './test-database'

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const OWN = 'create table b ();\nselect pg_terminate_backend(pg_backend_pid());'
const OTHERS = `create table b ();\nselect pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid();\nselect pg_sleep(0.2);`
const WITHOUT = { 'V2__b.sql.conf': 'executeInTransaction=false' }
const NOT_DONE = [
  'ERROR: Unable to rollback transaction',
  'ERROR: Unable to restore autocommit to original value for connection',
]
const LAST = 'Caused by: org.postgresql.util.PSQLException: FATAL: terminating connection due to '
const COMMAND = `${LAST}administrator command`

/** The rows that are there, and whether V2 has left its table; no lock and no session is left. */
async function left(database: Database): Promise<[versions: string, b: boolean]> {
  const sessions = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  while ((await database.ask(sessions)).length > 0) await wait(20) // a session ends a moment after its client
  assert.deepEqual(
    await database.ask(`select from pg_locks where locktype = 'advisory' and database =
    (select oid from pg_database where datname = current_database())`),
    [],
  )
  const rows = await database.ask<{ version: string }>('select version from flyway_schema_history order by 1')
  const made = await database.ask(`select from pg_class where relname = 'b'`)
  return [rows.map(({ version }) => version).join(), made.length > 0]
}

const FIRST = { 'V1__a.sql': 'create table a ();' }

const CASES: [what: string, scripts: Record<string, string>, options: Partial<FlywayOptions>, rows: string][] = [
  ['of the script', { 'V2__b.sql': OWN }, {}, '1'],
  ['of the script and the lock, which are one,', { 'V2__b.sql': OWN }, { transactionalLock: false }, '1'],
  ['of a group', { 'V2__b.sql': OWN }, { group: true }, ''],
  ['of the lock', { 'V2__b.sql': OTHERS }, {}, '1'],
  ['of the lock of a group', { 'V2__b.sql': OTHERS }, { group: true }, ''],
]

for (const [what, scripts, options, rows] of CASES)
  test(`a session ${what} that the server ends fails the run, and its script leaves neither change nor row`, async () => {
    const database = await databases.fresh({ ...FIRST, ...scripts })
    const { outcome, lines } = await database.run(migrate, options)
    assert.equal(outcome.ok, false)
    assert.deepEqual(
      lines.filter(line => NOT_DONE.includes(line)),
      NOT_DONE,
    )
    assert.ok(lines.includes('SQL State  : 08006'))
    assert.equal(lines.at(-1), COMMAND)
    assert.deepEqual(await left(database), [rows, false])
    database.write({ 'V2__b.sql': 'create table b ();' })
    assert.equal((await database.run(migrate, options)).outcome.ok, true)
  })

test('a script without a transaction keeps what it had done when its session ended', async () => {
  const database = await databases.fresh({ ...FIRST, ...WITHOUT, 'V2__b.sql': OWN })
  const { lines } = await database.run(migrate)
  assert.ok(lines.some(line => line.endsWith('failed! Please restore backups and roll back database and code!')))
  assert.deepEqual(await left(database), ['1', true])
})

test('a script longer than the server lets the session of the lock idle is rolled back', async () => {
  const database = await databases.fresh({ ...FIRST, 'V2__b.sql': 'create table b (); select pg_sleep(1);' })
  const name = new URL(database.url).pathname.slice(1)
  await database.ask(`alter database ${name} set idle_in_transaction_session_timeout = '500ms'`)
  const { lines } = await database.run(migrate)
  assert.ok(lines.includes('ERROR: Unable to restore connection to its original state'))
  assert.equal(lines.at(-1), `${LAST}idle-in-transaction timeout`)
  assert.deepEqual(await left(database), ['1', false])
})

test('while a lock is held by another run, this one waits, says nothing, and names the setting when it gives up', async () => {
  const database = await databases.fresh(FIRST)
  const other = new pg.Client(database.url)
  await other.connect()
  await other.query('select pg_advisory_lock($1)', [lockKey('"public"."flyway_schema_history"')])
  const { lines } = await database.run(migrate, { lockRetryCount: 0, transactionalLock: false })
  assert.deepEqual(lines.slice(-2, -1), ['ERROR: Unable to release PostgreSQL advisory lock'])
  assert.match(lines.at(-1) ?? '', /^ERROR: Number of retries exceeded .*'lockRetryCount'/)
  await other.end()
})

test('a server that shuts down in the middle of a script ends the run, and not with a word of success', async () => {
  const stop = `create table b ();
    copy (select) to program 'kill -INT $(head -n 1 postmaster.pid)'; select pg_sleep(60);`
  const database = await databases.fresh({ ...FIRST, 'V2__b.sql': stop })
  const { outcome, lines } = await database.run(migrate)
  assert.equal(outcome.ok, false)
  // Which of the two sessions hears of it first is chance; each gives the server's reason.
  assert.ok(lines.at(-1)?.includes('administrator command'), lines.join('\n'))
  assert.ok(!lines.some(line => line.startsWith('Successfully applied')))
})
