import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import { lockKey } from './advisory-lock'
import { migrate } from './migrate'
import { startDatabases } from './test-database'

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const KEYS: [table: string, key: bigint][] = [
  ['"public"."flyway_schema_history"', 77433833903597n],
  ['"app"."flyway_schema_history"', 77431436970681n],
  ['"pgsql"."flyway_schema_history"', 77432873293987n],
]

for (const [table, key] of KEYS)
  test(`the key of the lock on ${table} is Flyway's`, () => {
    assert.equal(lockKey(table), key)
  })

const LOCKS = `select count(*)::int as locks from pg_locks
  where locktype = 'advisory' and objsubid = 1 and classid = 18028 and objid = 4163491309 and granted`

for (const transactionalLock of [true, false])
  test(`while a script runs its lock is held, ${transactionalLock ? 'by another session' : 'by the same session'}, and not after`, async () => {
    const seen = `insert into seen ${LOCKS.replace(' as locks', '')} and (pid = pg_backend_pid()) = ${!transactionalLock}`
    const database = await databases.fresh({ 'V1__a.sql': 'create table seen (locks int);', 'V2__b.sql': seen })
    const { outcome } = await database.run(migrate, { transactionalLock })
    assert.equal(outcome.ok, true)
    assert.deepEqual(await database.ask('select locks from seen'), [{ locks: 1 }])
    assert.deepEqual(await database.ask(LOCKS), [{ locks: 0 }])
  })

for (const schemas of [[], ['app']])
  test(`of three cold starts at once ${schemas.length ? 'that make a schema ' : ''}each migration is applied by one, and all end well`, async () => {
    const database = await databases.fresh({ 'V1__a.sql': 'create table a ();', 'V2__b.sql': 'create table b ();' })
    const runs = await Promise.all([1, 2, 3].map(() => database.run(migrate, { schemas })))
    for (const { outcome, log } of runs) assert.equal(outcome.ok, true, log)
    const applied = runs.flatMap(({ outcome }) => (outcome.ok ? outcome.result.map(({ version }) => version) : []))
    assert.deepEqual(applied.sort(), ['1', '2'])
    const table = `${schemas[0] ?? 'public'}.flyway_schema_history`
    assert.equal((await database.ask(`select from ${table} where version is not null`)).length, 2)
  })

test('a lock that another session keeps is tried again, then given up with the text of Flyway', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  const other = new pg.Client(database.url)
  await other.connect()
  await other.query('select pg_advisory_lock($1)', [lockKey('"public"."flyway_schema_history"')])
  const { lines, outcome } = await database.run(migrate, { lockRetryCount: 1 })
  assert.equal(outcome.ok, false)
  assert.match(
    lines.at(-1) ?? '',
    /^ERROR: Number of retries exceeded while attempting to acquire PostgreSQL advisory lock\. Configure the number of retries with the 'lockRetryCount' configuration option: /,
  )
  const waiting = database.run(migrate, { lockRetryCount: -1 })
  await other.end()
  assert.equal((await waiting).outcome.ok, true)
})
