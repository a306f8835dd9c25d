import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import type { Compatibility } from '../flyway/options'
import type { Answer } from './answer'
import { baseline } from './baseline'
import { migrate } from './migrate'
import { showInfo } from './show-info'
import { type Database, startDatabases } from './test-database'
import type { Run } from './with-engine'

// Each outcome was measured with 9.22.3 and 13.12.0 through their API.

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const rowsOf = (database: Database, schema = 'public') =>
  database.ask(`select installed_rank as rank, version, description, type, script, checksum, execution_time as ms, success
    from ${schema}.flyway_schema_history order by 1`)
const TABLE = '"public"."flyway_schema_history"'
const MORE =
  'Need to reset your baseline? Learn more: https://help.red-gate.com/help/flyway-cli13/help_12.aspx?topic=rebaselining'

test('a schema without a history gets one with the marker; the same marker again is left alone', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()' })
  await database.ask('create table t ()')
  const { lines } = await database.run(baseline, { baselineVersion: '3_1', baselineDescription: 'as found' })
  assert.deepEqual(lines.slice(1), [
    `Creating Schema History table ${TABLE} with baseline ...`,
    'Successfully baselined schema with version: 3.1',
  ])
  const marker = { rank: 1, version: '3.1', description: 'as found', type: 'BASELINE', script: 'as found' }
  assert.deepEqual(await rowsOf(database), [{ ...marker, checksum: null, ms: 0, success: true }])
  const again = await database.run(baseline, { baselineVersion: '3.1.0', baselineDescription: 'as found' })
  assert.match(again.lines.at(-1) ?? '', /already initialized with \(3\.1(\.0)?,as found\)\. Skipping\.$/)
})

test('another marker, migrations or an empty table stop it', async () => {
  const other = await databases.fresh()
  await other.run(baseline)
  const already = `ERROR: Unable to baseline schema history table ${TABLE} with (2,<< Flyway Baseline >>) as it has already been baselined with (1,<< Flyway Baseline >>)`
  assert.deepEqual((await other.run(baseline, { baselineVersion: '2' })).lines.slice(1), [already, MORE])

  const migrated = await databases.fresh({ 'V1__a.sql': 'create table a ()' })
  await migrated.run(migrate)
  const contains = `ERROR: Unable to baseline schema history table ${TABLE} as it already contains migrations`
  assert.deepEqual((await migrated.run(baseline)).lines.slice(1), [contains, MORE])
  await migrated.ask('delete from flyway_schema_history')
  assert.deepEqual((await migrated.run(baseline)).lines.slice(1), [
    `ERROR: Unable to baseline schema history table ${TABLE} as it already exists, and is empty.`,
    'Delete the schema history table, and run baseline again.',
  ])
})

test('a missing schema is made, with its own row after the marker', async () => {
  const database = await databases.fresh()
  const { lines } = await database.run(baseline, { schemas: ['app'] })
  assert.deepEqual(lines.slice(1), [
    'Creating schema "app" ...',
    'Creating Schema History table "app"."flyway_schema_history" with baseline ...',
    'Schema history table "app"."flyway_schema_history" already initialized with (1,<< Flyway Baseline >>). Skipping.',
  ])
  const types = (await rowsOf(database, 'app')).map(row => ('type' in row ? row.type : null))
  assert.deepEqual(types, ['BASELINE', 'SCHEMA'])
})

test('a dry run shows the row that it would write, and writes nothing', async () => {
  const database = await databases.fresh({ 'beforeBaseline.sql': 'create table made ()' })
  const { lines } = await database.run(run => baseline({ ...run, dryRun: true }), { baselineVersion: '7' })
  assert.deepEqual(lines.slice(1), [
    `Would create the table ${TABLE} and write row 1: version 7, description << Flyway Baseline >>, type BASELINE, installed by postgres`,
    'Nothing was changed: this was a dry run.',
  ])
  assert.deepEqual(await database.ask(`select from pg_tables where schemaname = 'public'`), [])
})

test('in JSON it names the version', async () => {
  const database = await databases.fresh()
  let said: Answer = {}
  const command = (run: Run) => baseline({ ...run, answer: answer => (said = answer) })
  await database.run(command, { baselineVersion: '4' })
  const { database: name, ...rest } = said
  assert.equal(typeof name, 'string')
  assert.deepEqual(rest, {
    ...{
      flywayVersion: '13.12.0',
      operation: 'baseline',
      baselineVersion: '4',
      successfullyBaselined: true,
      warnings: [],
    },
  })
})

test('baselineOnMigrate does nothing in schemas that are empty, which 11 and 13 say', async () => {
  const said = async (compatibility: Compatibility) => {
    const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
    const { log } = await database.run(migrate, { baselineOnMigrate: true, compatibility })
    return /^All configured schemas are empty; (.*?)\./m.exec(log)?.[1] ?? null
  }
  assert.equal(await said('10.22'), null)
  assert.equal(await said('11.20'), 'baseline operation skipped')
  assert.equal(await said('13'), "a baseline marker will not be added to Flyway's schema history table")
})

test('13 foresees the baseline where any of the schemas holds something', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  await database.ask('create schema other; create table other.t ()')
  const { outcome } = await database.run(showInfo, { baselineOnMigrate: true, schemas: ['public', 'other'] })
  assert.equal(outcome.ok && outcome.result.lines[0]?.state, 'Ignored (Baseline)')
})
