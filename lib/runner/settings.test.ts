import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import type { Compatibility } from '../flyway/options'
import { migrate } from './migrate'
import { runValidate } from './run-validate'
import { showInfo } from './show-info'
import { type Ran, startDatabases } from './test-database'

// Each fact was measured through Flyway's API, with the versions that have the setting.

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const CALLED = `do $$ begin raise notice 'called'; end $$`
const SCRIPTS = { 'V1__a.sql': 'create table a ()', 'R__b.sql': 'create view b as select 1' }
const called = ({ lines }: Ran<unknown>) =>
  lines.flatMap(line => /^Executing SQL callback: (\w+)/.exec(line)?.slice(1) ?? [])

test('skipExecutingMigrations writes rows and runs neither scripts nor the callbacks around them', async () => {
  const events = ['beforeMigrate', 'beforeEachMigrate', 'afterEachMigrate', 'afterVersioned', 'afterMigrateApplied']
  const database = await databases.fresh({
    ...Object.fromEntries(events.map(event => [`${event}.sql`, CALLED])),
    ...SCRIPTS,
  })
  const ran = await database.run(migrate, { skipExecutingMigrations: true })
  assert.deepEqual(called(ran), ['beforeMigrate', 'afterVersioned', 'afterMigrateApplied'])
  assert.match(ran.log, /^Successfully applied 2 migrations to schema "public", now at version v1/m)
  assert.doesNotMatch(ran.log, /^Migrating/m)
  assert.deepEqual(await database.ask(`select from pg_class where relname = 'a'`), [])
  const rows = await database.ask(`select script, success from flyway_schema_history order by installed_rank`)
  assert.deepEqual(rows, [
    { script: 'V1__a.sql', success: true },
    { script: 'R__b.sql', success: true },
  ])
})

test('what is skipped leaves the search path as it is, but for a callback before the repeatables', async () => {
  const say = `do $$ begin raise notice $a$at %$a$, current_schema(); end $$`
  const ends = async (callbacks: string[]) => {
    const files = Object.fromEntries(callbacks.map(event => [`${event}.sql`, say]))
    const database = await databases.fresh({ ...files, ...SCRIPTS })
    const { lines } = await database.run(migrate, { skipExecutingMigrations: true, schemas: ['app'] })
    return lines.filter(line => line.startsWith('DB: '))
  }
  assert.deepEqual(await ends(['afterMigrateOperationFinish']), ['DB: at public'])
  assert.deepEqual(await ends(['beforeRepeatables', 'afterMigrateOperationFinish']), ['DB: at app', 'DB: at app'])
})

test('with it a schema that holds something needs no baseline, and gets none', async () => {
  const database = await databases.fresh(SCRIPTS)
  await database.ask('create table old ()')
  const { outcome } = await database.run(showInfo, { skipExecutingMigrations: true, baselineOnMigrate: true })
  assert.equal(outcome.ok && outcome.result.lines[0]?.state, 'Pending')
  const { log } = await database.run(migrate, { skipExecutingMigrations: true, baselineOnMigrate: true })
  assert.doesNotMatch(log, /baseline/i)
  assert.match(log, /^Successfully applied 2 migrations/m)
})

test('skipDefaultCallbacks leaves the scripts of callbacks alone', async () => {
  const database = await databases.fresh({ ...SCRIPTS, 'beforeMigrate.sql': 'select nothing' })
  assert.deepEqual(called(await database.run(migrate, { skipDefaultCallbacks: true })), [])
})

test('callbackLocations takes the place of the locations, and 13 passes over one that is not there', async () => {
  const database = await databases.fresh({ ...SCRIPTS, 'beforeInfo.sql': CALLED, '../calls/afterInfo.sql': CALLED })
  const callbackLocations = ['filesystem:calls', 'filesystem:missing']
  const newest = await database.run(showInfo, { callbackLocations })
  assert.deepEqual(called(newest), ['afterInfo'])
  assert.ok(newest.lines.includes('Skipping callback location missing as it does not exist'))
  const before = await database.run(showInfo, { callbackLocations, compatibility: '11.20' })
  assert.ok(before.lines.includes('ERROR: Skipping filesystem location: missing (not found)'))
})

test('tablespace is that of the history table and of its index', async () => {
  const database = await databases.fresh(SCRIPTS)
  assert.equal((await database.run(migrate, { tablespace: 'pg_default' })).outcome.ok, true)
  const nowhere = await database.run(migrate, { tablespace: 'nowhere', table: 'other', baselineOnMigrate: true })
  assert.match(nowhere.log, /^Message {4}: ERROR: tablespace "nowhere" does not exist$/m)
})

test('a schema that is made anew counts as made, though what came after it failed', async () => {
  const database = await databases.fresh(SCRIPTS)
  const { log } = await database.run(migrate, { tablespace: 'nowhere', schemas: ['app'] })
  assert.match(log, /^Message {4}: ERROR: schema "app" does not exist$/m)
})

/** What comes of a script that was edited where Flyway would clean the database. */
const CLEANS: [Compatibility, warns: boolean, error: RegExp][] = [
  [
    '9.22',
    false,
    /^ERROR: Unable to execute clean as it has been disabled with the 'flyway\.cleanDisabled' property\.$/m,
  ],
  [
    '10.22',
    true,
    /^ERROR: Unable to execute clean as it has been disabled with the 'flyway\.cleanDisabled' property\.$/m,
  ],
  ['11.20', false, /^ERROR: cleanOnValidationError has been removed$/m],
]
for (const [compatibility, warns, error] of CLEANS) {
  test(`${compatibility} does not clean on a validation error while that is disabled, and says so`, async () => {
    const database = await databases.fresh({ 'V1__a.sql': 'create table a ()' })
    await database.run(migrate)
    database.write({ 'V1__a.sql': 'create table other ()' })
    const { log } = await database.run(runValidate, { compatibility, cleanOnValidationError: true })
    assert.match(log, error)
    assert.equal(/^WARNING: cleanOnValidationError is deprecated/m.test(log), warns)
    assert.deepEqual(await database.ask(`select 1 as there from pg_class where relname = 'a'`), [{ there: 1 }])
  })
}

test("a script's configuration is in the encoding of the scripts, or cannot be read", async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'V1__a.sql.conf': 'encoding=UTF-8 # é' })
  const { lines } = await database.run(showInfo, { encoding: 'US-ASCII' })
  assert.deepEqual(lines.slice(-2), [
    'ERROR: Unable to read config\r',
    'Caused by: java.nio.charset.MalformedInputException: Input length = 1',
  ])
})
