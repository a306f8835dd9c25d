import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import { createLogReader } from '../flyway/read-log'
import { migrate } from './migrate'
import { startDatabases } from './test-database'

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const rowsOf = (database: Awaited<ReturnType<typeof databases.fresh>>) =>
  database.ask('select version, success from flyway_schema_history order by installed_rank')

test('a failed script leaves no row and no change, and its block says which statement and where', async () => {
  const database = await databases.fresh({
    'V1__one.sql': 'create table one (id int);',
    'later/V2__two.sql': 'create table two ();\n\n-- the next one\n-- fails\nselect * from nope;\n',
  })
  const { outcome, lines, log } = await database.run(migrate)
  assert.equal(outcome.ok, false)
  const block = [
    'Failed to execute script V2__two.sql',
    '------------------------------------',
    'SQL State  : 42P01',
    'Error Code : 0',
    'Message    : ERROR: relation "nope" does not exist',
    '  Position: 40',
    `Location   : sql/later/V2__two.sql (${path.join(database.folder, 'sql/later/V2__two.sql')})`,
    'Line       : 5',
    'Statement  : Run Flyway with -X option to see the actual statement causing the problem',
  ]
  assert.deepEqual(lines.slice(lines.findIndex(line => line.startsWith('ERROR'))), [
    'ERROR: Migration of schema "public" to version "2 - two" failed! Changes successfully rolled back.',
    `ERROR: ${block[0]}`,
    ...block.slice(1),
    '\r',
    `Caused by: ${block[0]}`,
    ...block.slice(1),
    '\r',
    'Caused by: org.postgresql.util.PSQLException: ERROR: relation "nope" does not exist',
    '  Position: 40',
  ])
  assert.deepEqual(await rowsOf(database), [{ version: '1', success: true }])
  assert.equal((await database.ask(`select from pg_tables where tablename = 'two'`)).length, 0)

  const reader = createLogReader()
  reader.push(log, null)
  const { failure, outcome: read, applied } = reader.reading()
  assert.deepEqual(
    [read, applied, failure?.version, failure?.script, failure?.line, failure?.sqlState],
    [...['failed', ['1'], '2', 'sql/later/V2__two.sql', 5, '42P01']],
  )
})

test('detail, hint and context of the server are in the message', async () => {
  const database = await databases.fresh({
    'V1__a.sql': `do $$ begin raise exception 'no' using detail = 'because', hint = 'try', errcode = 'P0042'; end $$;`,
  })
  const { lines } = await database.run(migrate)
  const at = lines.indexOf('Message    : ERROR: no')
  assert.deepEqual(lines.slice(at - 2, at + 4), [
    ...['SQL State  : P0042', 'Error Code : 0', 'Message    : ERROR: no', '  Detail: because', '  Hint: try'],
    '  Where: PL/pgSQL function inline_code_block line 1 at RAISE',
  ])
})

const VACUUM = { 'V1__a.sql': 'create table a ();', 'V2__b.sql': 'vacuum a;\nvacuum nope;\n' }

test('a script without a transaction that fails leaves no row under the transactional lock', async () => {
  const database = await databases.fresh(VACUUM)
  const { lines } = await database.run(migrate)
  assert.ok(lines.includes('Migrating schema "public" to version "2 - b" [non-transactional]'))
  assert.ok(
    lines.includes(
      'ERROR: Migration of schema "public" to version "2 - b" [non-transactional] failed! Please restore backups and roll back database and code!',
    ),
  )
  assert.deepEqual(await rowsOf(database), [{ version: '1', success: true }])
})

test('with the lock of a session it leaves a failed row, and the next run is refused', async () => {
  const database = await databases.fresh(VACUUM)
  await database.run(migrate, { transactionalLock: false })
  const rows = [
    { version: '1', success: true },
    { version: '2', success: false },
  ]
  assert.deepEqual(await rowsOf(database), rows)
  const { log } = await database.run(migrate, { transactionalLock: false })
  assert.match(log, /^Detected failed migration to version 2 \(b\)\.$/m)
  const unvalidated = await database.run(migrate, { transactionalLock: false, validateOnMigrate: false })
  assert.equal(unvalidated.lines.at(-1), 'ERROR: Schema "public" contains a failed migration to version 2 !')
})

test('a transactional script that fails leaves no row with either lock', async () => {
  const database = await databases.fresh({
    'V1__a.sql': 'create table a ();',
    'V2__b.sql': 'create table b (); select 1/0',
  })
  await database.run(migrate, { transactionalLock: false })
  assert.deepEqual(await rowsOf(database), [{ version: '1', success: true }])
})

test('both kinds of statements in one script are refused before any runs, and run without a transaction when mixed', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ();\nvacuum a;' })
  const { lines, log } = await database.run(migrate)
  assert.equal(
    lines.at(-1),
    'ERROR: Detected both transactional and non-transactional statements within the same migration (even though mixed is false). ' +
      'Offending statement found at line 2: vacuum a [non-transactional]',
  )
  assert.equal(log.includes('Migrating'), false)
  const mixed = await database.run(migrate, { mixed: true })
  assert.ok(mixed.lines.includes('Migrating schema "public" to version "1 - a" [non-transactional]'))
  assert.equal(mixed.outcome.ok, true)
})

test('executeInTransaction of a script decides over what its statements are', async () => {
  const database = await databases.fresh({
    'V1__a.sql': 'create table a (); select 1/0;',
    'V1__a.sql.conf': 'executeInTransaction=false',
  })
  await database.run(migrate)
  assert.equal((await database.ask(`select from pg_tables where tablename = 'a'`)).length, 1)
})

test('an index made CONCURRENTLY is refused under the transactional lock, by the name of the setting, and runs without it', async () => {
  const database = await databases.fresh({
    'V1__a.sql': 'create table a (id int);',
    'V2__b.sql': '-- later\ncreate index concurrently a_id_idx on a (id);',
  })
  const { lines, outcome } = await database.run(migrate)
  assert.equal(outcome.ok, false)
  assert.match(
    lines.at(-1) ?? '',
    /^ERROR: Unable to execute sql\/V2__b\.sql: the statement at line 2 .*postgresql\.transactional\.lock .*FLYWAY_POSTGRESQL_TRANSACTIONAL_LOCK=false/,
  )
  const free = await database.run(migrate, { transactionalLock: false })
  assert.equal(free.outcome.ok, true)
  assert.deepEqual(await database.ask(`select indisvalid from pg_index where indexrelid = 'a_id_idx'::regclass`), [
    { indisvalid: true },
  ])
})

test('a rule that is checked at the end of the transaction fails the commit, and leaves no row', async () => {
  const database = await databases.fresh({
    'V1__a.sql': 'create table a (id int primary key, other int references a deferrable initially deferred);',
    'V2__b.sql': 'insert into a values (1, 2);',
  })
  const { lines } = await database.run(migrate)
  const at = lines.indexOf('ERROR: Unable to commit transaction')
  assert.deepEqual(lines.slice(at + 1, at + 3), ['----------------------------', 'SQL State  : 23503'])
  assert.deepEqual(await rowsOf(database), [{ version: '1', success: true }])
})

test('a version that the column cannot hold fails when its row is written, and its change goes with it', async () => {
  const version = '1'.repeat(51)
  const database = await databases.fresh({ [`V${version}__a.sql`]: 'create table a ();' })
  const { lines } = await database.run(migrate)
  const head = `Unable to insert row for version '${version}' in Schema History table "public"."flyway_schema_history"`
  assert.ok(lines.includes(`ERROR: ${head}`))
  assert.equal((await database.ask(`select from pg_tables where tablename = 'a'`)).length, 0)
})

test('a session that is ended in the middle is an input/output error, the words of the server come last', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select pg_terminate_backend(pg_backend_pid());' })
  const { lines } = await database.run(migrate)
  assert.ok(lines.includes('SQL State  : 08006'))
  assert.equal(
    lines.at(-1),
    'Caused by: org.postgresql.util.PSQLException: FATAL: terminating connection due to administrator command',
  )
})

test('what a user may not do is said in the words of the server', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  await database.ask(`create role narrow; alter database ${new URL(database.url).pathname.slice(1)} set role = narrow`)
  const { lines } = await database.run(migrate)
  // Flyway's own statements are a script without a name.
  const at = lines.indexOf('ERROR: Failed to execute script ')
  assert.equal(lines[at + 2], 'SQL State  : 42501')
})

test('without executeInTransaction no script runs in a transaction, whatever its own configuration asks for', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'vacuum', 'V1__a.sql.conf': 'executeInTransaction=true' })
  const { outcome } = await database.run(migrate, { executeInTransaction: false })
  assert.equal(outcome.ok, true)
})
