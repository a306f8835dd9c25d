import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import type { FlywayOptions } from '../flyway/options'
import { migrate } from './migrate'
import { startDatabases } from './test-database'

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const SCRIPTS = { 'V1__a.sql': 'create table a ();', 'V2__b.sql': 'create table b ();' }
const FLYWAY = `installed_rank int not null, version varchar(50), description varchar(200) not null,
  type varchar(20) not null, script varchar(1000) not null, checksum integer, installed_by varchar(100) not null,
  installed_on timestamp not null default now()`
const END = 'execution_time integer not null, success boolean not null'
/** Of Flyway 1 to 4: rows had a rank by version, too. */
const OLD = (name: string) => `create table ${name} (version_rank int not null, ${FLYWAY}, ${END})`
const READ = 'ERROR: Error while retrieving the list of applied migrations from Schema History table '

const CASES: [what: string, spoil: string, options: Partial<FlywayOptions>, said: RegExp][] = [
  [
    'of Flyway 4 under its old name is not seen, and what it stands for is a schema that holds something',
    OLD('schema_version'),
    {},
    /^ERROR: Found non-empty schema\(s\) "public" but no schema history table\. .*baselineOnMigrate/m,
  ],
  [
    'of Flyway 4 that is named is read, but not written',
    OLD('schema_version'),
    { table: 'schema_version' },
    /^ERROR: Unable to insert row for version '1' .*\n-+\nSQL State {2}: 23502\n.*\n.*null value in column "version_rank"/m,
  ],
  [
    'that lacks a column is named with the column',
    `create table flyway_schema_history (${FLYWAY}, success boolean)`,
    {},
    new RegExp(
      `^${READ}"public"\\."flyway_schema_history"\n-+\nSQL State {2}: 42703\n.*\n.*"execution_time" does not`,
      'm',
    ),
  ],
  [
    'with a column more that needs a value is not written',
    `create table flyway_schema_history (${FLYWAY}, ${END}, more text not null)`,
    {},
    /^SQL State {2}: 23502\n.*\n.*null value in column "more"/m,
  ],
  [
    'whose type is unknown is refused by the name of the type',
    `create table flyway_schema_history (${FLYWAY}, ${END});
      insert into flyway_schema_history values (1, '1', 'a', 'NEWER', 'V1__a.sql', 0, 'me', now(), 1, true)`,
    {},
    /^ERROR: Unknown migration type 'NEWER' found in schema history\./m,
  ],
]

for (const [what, spoil, options, said] of CASES)
  test(`a history ${what}; nothing is changed`, async () => {
    const database = await databases.fresh(SCRIPTS)
    await database.ask(spoil)
    const { outcome, log } = await database.run(migrate, options)
    assert.equal(outcome.ok, false)
    assert.match(log, said)
    assert.equal((await database.ask(`select from pg_class where relname in ('a', 'b')`)).length, 0)
  })

test('a history with a column more that needs no value is as good as any', async () => {
  const database = await databases.fresh(SCRIPTS)
  await database.ask(`create table flyway_schema_history (${FLYWAY}, ${END}, more text)`)
  assert.equal((await database.run(migrate)).outcome.ok, true)
})

test('a history is read in a database whose dates are written in another order', async () => {
  const database = await databases.fresh(SCRIPTS)
  await database.ask(`alter database ${new URL(database.url).pathname.slice(1)} set datestyle = 'German'`)
  assert.equal((await database.run(migrate)).outcome.ok, true)
  const { outcome } = await database.run(migrate)
  assert.equal(outcome.ok, true)
})

test('a schema that cannot be made is tried ten times, and then says whose right is missing', async () => {
  const database = await databases.fresh(SCRIPTS)
  await database.ask(`create role other; alter database ${new URL(database.url).pathname.slice(1)} set role = other`)
  const { lines } = await database.run(migrate, { schemas: ['app'] })
  assert.equal(lines.filter(line => line === 'Creating schema "app" ...').length, 10)
  assert.ok(lines.includes('ERROR: Unable to create schema "app"'))
  assert.ok(lines.includes('SQL State  : 42501'))
})
