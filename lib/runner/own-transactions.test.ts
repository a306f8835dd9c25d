import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import { migrate } from './migrate'
import { type Database, startDatabases } from './test-database'

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const tables = async (database: Database) =>
  (
    await database.ask<{ name: string }>(`select relname as name from pg_class where relkind = 'r'
    and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history' order by 1`)
  )
    .map(({ name }) => name)
    .join()

const versions = async (database: Database) =>
  (await database.ask<{ version: string }>('select version from flyway_schema_history order by installed_rank'))
    .map(({ version }) => version)
    .join()

const WARNING = /^WARNING: DB: there is (already a|no) transaction in progress/

const CASES: [what: string, script: string, left: string, rows: string, warnings: number][] = [
  ['a COMMIT makes what is before it last', 'create table b (); commit; create table c (); select 1/0', 'b', '', 0],
  ['a ROLLBACK takes back what is before it alone', 'create table b (); rollback; create table c ()', 'c', '1', 0],
  ['a BEGIN is one too many', 'begin; create table b (); commit; create table c ()', 'b,c', '1', 1],
  ['a BEGIN after a COMMIT is one too many', 'create table b (); commit; begin; select 1/0', 'b', '', 1],
]

for (const transactionalLock of [true, false])
  for (const [what, script, left, rows, warnings] of CASES)
    test(`in a script ${what}, with the lock of a ${transactionalLock ? 'transaction' : 'session'}`, async () => {
      const database = await databases.fresh({ 'V1__a.sql': script })
      const { lines } = await database.run(migrate, { transactionalLock })
      assert.deepEqual([await tables(database), await versions(database)], [left, rows], lines.join('\n'))
      assert.equal(lines.filter(line => WARNING.test(line)).length, warnings)
    })

test('in a group a script that commits makes last what came before it, and no row without its change', async () => {
  const database = await databases.fresh({
    'V1__a.sql': 'create table a ();',
    'V2__b.sql': 'create table b (); commit; create table c ();',
    'V3__d.sql': 'create table d (); select 1/0;',
  })
  await database.run(migrate, { group: true })
  assert.deepEqual([await tables(database), await versions(database)], ['a,b', ''])
})

test('a byte of zero is refused as it is to Flyway, and the script leaves nothing', async () => {
  const database = await databases.fresh({ 'V1__a.sql': "create table b (); select 'a\0b';" })
  const { lines } = await database.run(migrate)
  assert.ok(lines.includes('Message    : ERROR: insufficient data left in message'))
  assert.equal(await tables(database), '')
})

test('a group of both kinds names the first offending migration, with a blank before a repeatable', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()', 'R__b.sql': 'vacuum pg_catalog.pg_am' })
  const { lines } = await database.run(migrate, { group: true })
  assert.match(
    lines.at(-1) ?? '',
    /even though mixed is false\)\. First offending migration: " b" \[non-transactional\]$/,
  )
})

test('a script whose configuration decides on its transaction is parsed only when it runs', async () => {
  const unfilled = `select '\${nobody}'`
  const scripts = { 'V1__a.sql': 'select 1', 'V2__b.sql': unfilled }
  const early = await databases.fresh(scripts)
  assert.doesNotMatch((await early.run(migrate)).log, /^Migrating schema "public" to version "2/m)
  const late = await databases.fresh({ ...scripts, 'V2__b.sql.conf': 'executeInTransaction=false' })
  const { log } = await late.run(migrate)
  assert.match(log, /^Migrating schema "public" to version "2 - b" \[non-transactional\]$/m)
  assert.match(
    log,
    /^ERROR: Migration of schema "public" to version "2 - b" \[non-transactional\] failed! Please restore/m,
  )
})

test('what is left of a group is looked at once more, and a schema that is newer is said again', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'V9__b.sql': 'select 1' })
  await database.run(migrate)
  database.remove('V9__b.sql')
  database.write({ 'R__r.sql': 'create view r as select 1' })
  const { lines } = await database.run(migrate, { group: true })
  assert.equal(lines.filter(line => /has a version \(9\) that is newer/.test(line)).length, 2)
})
