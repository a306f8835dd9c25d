import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import { computeChecksum } from '../flyway/checksum'
import { createLogReader } from '../flyway/read-log'
import { migrate } from './migrate'
import { startDatabases } from './test-database'

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

/** The first two with the checksums that Flyway 13 wrote of them (docs: flyway.md §2). */
const WIDGET = 'CREATE TABLE widget (\n    id int primary key,\n    name text\n);\n'
const PRICE = 'ALTER TABLE widget ADD COLUMN price numeric;\n'
const VIEW = 'create or replace view names as select name from widget;\n'
const SCRIPTS = {
  'V1__create_widget.sql': WIDGET,
  'later/V2_1__add_col.sql': PRICE,
  'R__view.sql': VIEW,
  '..data/V1__create_widget.sql': WIDGET,
}
const VERSION = /PostgreSQL [\d.]+/

test('a cold start prints the lines of Flyway, in its order', async () => {
  const database = await databases.fresh(SCRIPTS)
  const { lines, log } = await database.run(migrate)
  assert.deepEqual(
    lines.map(line => line.replace(VERSION, 'PostgreSQL 1.2')),
    [
      'Database: jdbc:postgresql:******** (PostgreSQL 1.2)',
      'Schema history table "public"."flyway_schema_history" does not exist yet',
      'Successfully validated 3 migrations (execution time T)',
      'Creating Schema History table "public"."flyway_schema_history" ...',
      'Current version of schema "public": << Empty Schema >>',
      'Migrating schema "public" to version "1 - create widget"',
      'Migrating schema "public" to version "2.1 - add col"',
      'Migrating schema "public" with repeatable migration "view"',
      'Successfully applied 3 migrations to schema "public", now at version v2.1 (execution time T)',
    ],
  )
  const reader = createLogReader()
  reader.push(log, null)
  assert.deepEqual(reader.reading().applied, ['1', '2.1', 'R__view'])
  assert.equal(reader.reading().outcome, 'applied')
})

test('every migration leaves the row that Flyway leaves', async () => {
  const database = await databases.fresh(SCRIPTS)
  await database.run(migrate)
  const rows = await database.ask(
    `select installed_rank, version, description, type, script, checksum, installed_by, success,
            execution_time >= 0 and installed_on <= now() as timed from flyway_schema_history order by 1`,
  )
  const same = { type: 'SQL', installed_by: 'postgres', success: true, timed: true }
  const names = [
    { version: '1', description: 'create widget', script: 'V1__create_widget.sql', checksum: -434463250 },
    { version: '2.1', description: 'add col', script: 'later/V2_1__add_col.sql', checksum: 1993530893 },
    { version: null, description: 'view', script: 'R__view.sql', checksum: computeChecksum(VIEW) },
  ]
  assert.deepEqual(
    rows,
    names.map((name, index) => ({ installed_rank: index + 1, ...name, ...same })),
  )
})

test('a second run has nothing to do', async () => {
  const database = await databases.fresh(SCRIPTS)
  await database.run(migrate)
  const { outcome, lines } = await database.run(migrate)
  assert.deepEqual(outcome, { ok: true, result: [] })
  assert.deepEqual(lines.slice(1), [
    'Successfully validated 3 migrations (execution time T)',
    'Current version of schema "public": 2.1',
    'Schema "public" is up to date. No migration necessary.',
  ])
})

test('a repeatable that has changed runs again and has a second row', async () => {
  const database = await databases.fresh(SCRIPTS)
  await database.run(migrate)
  database.write({ 'R__view.sql': 'create or replace view names as select name, id from widget;\n' })
  const { lines } = await database.run(migrate)
  assert.deepEqual(lines.slice(-2), [
    'Migrating schema "public" with repeatable migration "view"',
    'Successfully applied 1 migration to schema "public" (execution time T)',
  ])
  const rows = await database.ask<{ n: number }>(
    'select count(distinct checksum)::int as n from flyway_schema_history where version is null',
  )
  assert.equal(rows[0]?.n, 2)
})

test('with the target next, one migration is applied in a run', async () => {
  const database = await databases.fresh(SCRIPTS)
  for (const now of ['1', '2.1', 'repeatable']) {
    const { outcome } = await database.run(migrate, { target: 'next' })
    assert.deepEqual(outcome.ok && outcome.result.map(({ version }) => version ?? 'repeatable'), [now])
  }
})

test('an edited script stops the run at validation, before anything is applied', async () => {
  const database = await databases.fresh(SCRIPTS)
  await database.run(migrate)
  database.write({ 'V1__create_widget.sql': 'create table widget (id bigint);\n', 'V3__next.sql': 'select 1' })
  const { outcome, lines } = await database.run(migrate)
  assert.equal(outcome.ok, false)
  assert.deepEqual(lines.slice(1, 4), [
    'ERROR: Validate failed: Migrations have failed validation',
    'Migration checksum mismatch for migration version 1',
    '-> Applied to database : -434463250',
  ])
  assert.equal((await database.ask('select from flyway_schema_history')).length, 3)
})

test('a schema that holds something and has no history is refused, or gets a baseline', async () => {
  const database = await databases.fresh(SCRIPTS)
  await database.ask('create table older (id int)')
  const refused = await database.run(migrate)
  assert.equal(
    refused.lines.at(-1),
    'ERROR: Found non-empty schema(s) "public" but no schema history table. Use baseline() or set baselineOnMigrate to true to initialize the schema history table.',
  )
  const { lines } = await database.run(migrate, {
    baselineOnMigrate: true,
    baselineVersion: '2',
    validateOnMigrate: false,
  })
  assert.deepEqual(lines.slice(1, 4), [
    'Creating Schema History table "public"."flyway_schema_history" with baseline ...',
    'Successfully baselined schema with version: 2',
    'Current version of schema "public": 2',
  ])
  const [row] = await database.ask('select installed_rank, version, type, script, checksum from flyway_schema_history')
  const baseline = { version: '2', type: 'BASELINE', script: '<< Flyway Baseline >>', checksum: null }
  assert.deepEqual(row, { installed_rank: 1, ...baseline })
})

test('a schema that is not there is made, with a row of rank 0', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()' })
  const { lines } = await database.run(migrate, { schemas: ['app', 'x'] })
  assert.deepEqual(lines.slice(1, 5), [
    'Creating schema "app" ...',
    'Creating schema "x" ...',
    'Creating Schema History table "app"."flyway_schema_history" ...',
    'Current version of schema "app": null',
  ])
  const [row] = await database.ask('select installed_rank, type, script from app.flyway_schema_history')
  assert.deepEqual(row, { installed_rank: 0, type: 'SCHEMA', script: '"app","x"' })
  assert.equal((await database.ask(`select from pg_tables where schemaname = 'app' and tablename = 'a'`)).length, 1)
})

test('a folder that is empty now is no error to Flyway, and is said in one', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()' })
  await database.run(migrate)
  database.remove('V1__a.sql')
  const { outcome, lines } = await database.run(migrate)
  assert.equal(outcome.ok, true)
  assert.deepEqual(
    lines.slice(3).filter(line => !/^[+|]|^$/.test(line)),
    [
      'Current version of schema "public": 1',
      'No migrations found on disk.',
      'Here are some relevant configuration settings.',
      'ERROR: Schema "public" has version 1, but no migration could be resolved in the configured locations !',
      'Schema "public" is up to date. No migration necessary.',
    ],
  )
  assert.ok(lines.some(line => /^\| sqlMigrationSuffixes +\| \.sql +\|$/.test(line)))
  const several = await database.run(migrate, { sqlMigrationSuffixes: ['.sql', '.pg'] })
  assert.ok(several.lines.some(line => /^\| sqlMigrationSuffixes +\| \.sql, \.pg +\|$/.test(line)))
  const missing = await database.run(migrate, { locations: ['filesystem:elsewhere'] })
  assert.match(missing.lines[1] ?? '', /^ERROR: Skipping filesystem location: elsewhere \(not found\) Resolved to '/)
})

test('a late version is left out, or runs and is marked as out of order', async () => {
  const database = await databases.fresh(SCRIPTS)
  await database.run(migrate)
  database.write({ 'V1.5__late.sql': 'create table late ()' })
  assert.match((await database.run(migrate)).log, /Detected resolved migration not applied to database: 1\.5\./)
  const { lines } = await database.run(migrate, { outOfOrder: true })
  assert.deepEqual(lines.slice(3), [
    'outOfOrder mode is active. Migration of schema "public" may not be reproducible.',
    'Migrating schema "public" to version "1.5 - late" [out of order]',
    'Successfully applied 1 migration to schema "public", now at version v1.5 (execution time T)',
  ])
  const { lines: older } = await database.run(migrate, { outOfOrder: true, compatibility: '11.20' })
  assert.match(older[3] ?? '', /^WARNING: outOfOrder mode is active\./)
})

test('a group is one transaction: all rows of one moment, or none', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()', 'V2__b.sql': 'create table a ()' })
  const failed = await database.run(migrate, { group: true })
  assert.match(failed.log, /to version "2 - b" failed! Changes successfully rolled back\./)
  assert.equal((await database.ask(`select from pg_tables where tablename = 'a'`)).length, 0)
  database.write({ 'V2__b.sql': 'create table b ()' })
  await database.run(migrate, { group: true })
  const [times] = await database.ask(
    'select count(*)::int as rows, count(distinct installed_on)::int as moments from flyway_schema_history',
  )
  assert.deepEqual(times, { rows: 2, moments: 1 })
})

test('placeholders, also those of the engine, have their values when a script runs', async () => {
  const marked = (name: string) => `\${${name}}`
  const columns = `who text default '${marked('flyway:user')}', at text default '${marked('flyway:defaultSchema')}'`
  const table = marked('table')
  const database = await databases.fresh({
    'V1__a.sql': `create table ${table} (${columns}); insert into ${table} default values;`,
  })
  const missing = await database.run(migrate)
  assert.match(
    missing.lines.at(-2) ?? '',
    /^ERROR: Unable to parse statement in sql\/V1__a.sql at line 1 col 1\. .* No value provided for placeholder: \$\{table\}\. {2}Check.*\r$/,
  )
  assert.equal(missing.log.includes('Migrating'), false)
  await database.run(migrate, { placeholders: { table: 'things' } })
  assert.deepEqual(await database.ask('select * from things'), [{ who: 'postgres', at: 'public' }])
})

test('callbacks run around the run and around each migration; one that fails after it leaves the rows', async () => {
  const database = await databases.fresh({
    'V1__a.sql': 'insert into seen values (1);',
    'beforeMigrate.sql': 'create table if not exists seen (id int);',
    'beforeEachMigrate.sql': 'insert into seen values (0);',
    'afterEachMigrate__count.sql': 'insert into seen values (2);',
    'afterMigrate__refresh.sql': '-- late\nselect * from nope;',
    'afterClean.sql': 'select 1;',
  })
  const { outcome, lines } = await database.run(migrate)
  assert.equal(outcome.ok, false)
  assert.deepEqual(lines.slice(4, 13), [
    'Executing SQL callback: beforeMigrate - ',
    'Current version of schema "public": << Empty Schema >>',
    'Executing SQL callback: beforeEachMigrate - ',
    'Migrating schema "public" to version "1 - a"',
    'Executing SQL callback: afterEachMigrate - count',
    'Successfully applied 1 migration to schema "public", now at version v1 (execution time T)',
    'Executing SQL callback: afterMigrate - refresh',
    'ERROR: Error while executing afterMigrate callback: Failed to execute script afterMigrate__refresh.sql',
    '-'.repeat('Failed to execute script afterMigrate__refresh.sql'.length),
  ])
  assert.deepEqual(await database.ask('select id from seen'), [{ id: 0 }, { id: 1 }, { id: 2 }])
  assert.equal((await database.ask('select from flyway_schema_history')).length, 1)
})
