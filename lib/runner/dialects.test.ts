import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import type { Compatibility, FlywayOptions } from '../flyway/options'
import { migrate } from './migrate'
import { repair } from './repair'
import { runValidate } from './run-validate'
import { showInfo } from './show-info'
import { startDatabases } from './test-database'

// Each fact was measured with 9.22.3, 10.22.0, 11.20.0 and 13.12.0 through their API, on PostgreSQL 18.4.

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const ALL: Compatibility[] = ['9.22', '10.22', '11.20', '13']
const BROKEN = 'select 1;\n\nselect nothing from nowhere;\n'

test('each Flyway has its own head for a script that failed, and 9.22 shows the statement', async () => {
  const asked = 'Run Flyway with -X option to see the actual statement causing the problem'
  const heads: [Compatibility, string, string][] = [
    ['9.22', 'Migration V1__a.sql failed', 'select nothing from nowhere'],
    ['10.22', 'Script V1__a.sql failed', asked],
    ['11.20', 'Failed to execute script V1__a.sql', asked],
    ['13', 'Failed to execute script V1__a.sql', asked],
  ]
  for (const [compatibility, head, statement] of heads) {
    const database = await databases.fresh({ 'V1__a.sql': BROKEN })
    const { lines } = await database.run(migrate, { compatibility })
    const block = lines.slice(lines.indexOf(`ERROR: ${head}`))
    assert.deepEqual(block.slice(1, 3), ['-'.repeat(head.length), 'SQL State  : 42P01'])
    assert.deepEqual(block.slice(8, 11), [`Statement  : ${statement}`, '\r', `Caused by: ${head}`])
  }
})

test('the address is masked since 13, and a server above its time is warned of', async () => {
  const first = async (compatibility: Compatibility) => {
    const database = await databases.fresh()
    const { lines } = await database.run(showInfo, { compatibility })
    return [lines[0]?.replace(/:\d+\/\w+/, ':5432/d').replace(/ \(.*/, ''), lines[1]?.replace(/\d+\.\d+/, '18.4')]
  }
  const untested = 'is newer than this version of Flyway and support has not been tested.'
  const warning = (latest: number) =>
    `WARNING: Flyway upgrade recommended: PostgreSQL 18.4 ${untested} The latest supported version of PostgreSQL is ${latest}.`
  assert.deepEqual(await first('9.22'), ['Database: jdbc:postgresql://postgres:********@127.0.0.1:5432/d', warning(15)])
  assert.equal((await first('10.22'))[1], warning(17))
  assert.match((await first('11.20'))[1] ?? '', /^Schema history table/)
  assert.deepEqual((await first('13'))[0], 'Database: jdbc:postgresql:********')
})

test('what is said of the scripts comes before the database until 10, and after it since 11', async () => {
  for (const compatibility of ALL) {
    const database = await databases.fresh({ 'Vbad.sql': '' })
    const { lines } = await database.run(showInfo, { compatibility, locations: ['filesystem:sql', 'filesystem:no'] })
    const at = (start: string) => lines.findIndex(line => line.startsWith(start))
    const early = compatibility === '9.22' || compatibility === '10.22'
    assert.equal(at('ERROR: Skipping') < at('Database: '), early)
    assert.equal(at('1 SQL migrations were') < at('Database: '), early)
    assert.equal(lines[at('ERROR: Skipping')]?.includes("Resolved to '"), compatibility === '13')
  }
})

test('every Flyway says again after each migration that the schema is newer than the scripts', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'V10__b.sql': 'select 1' })
  await database.run(migrate)
  database.remove('V10__b.sql')
  database.write({ 'V2__c.sql': 'create table c ()', 'R__r.sql': 'create view r as select 1' })
  const { lines } = await database.run(migrate, { outOfOrder: true })
  const newer = 'WARNING: Schema "public" has a version (10) that is newer than the latest available migration (2) !'
  assert.equal(lines.filter(line => line === newer).length, 3)
})

test('the latest available migration may be a baseline whose script is gone', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'V5__b.sql': 'select 1', 'V7__c.sql': 'select 1' })
  await database.run(migrate)
  for (const file of ['V5__b.sql', 'V7__c.sql']) database.remove(file)
  await database.ask(`update flyway_schema_history set type = 'BASELINE' where version = '5'`)
  const { log } = await database.run(migrate)
  assert.match(log, /^WARNING: Schema "public" has a version \(7\) that is newer than the .* \(5\) !$/m)
})

test('a schema that is newer than no versioned script at all is not spoken of when there are repeatables', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  await database.run(migrate)
  database.remove('V1__a.sql')
  database.write({ 'R__r.sql': 'create view r as select 1' })
  const { log } = await database.run(migrate)
  assert.doesNotMatch(log, /newer|no migration could be resolved/)
})

test('only 13 says that there are rows and no scripts', async () => {
  for (const compatibility of ALL) {
    const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
    await database.run(migrate)
    database.remove('V1__a.sql')
    const { log } = await database.run(migrate, { compatibility })
    const text = 'WARNING: No migrations could be resolved from the configured locations, but 1 applied migration(s)'
    assert.equal(log.includes(text), compatibility === '13')
    assert.match(log, /^ERROR: Schema "public" has version 1, but no migration could be resolved/m)
  }
})

test('a missing schema is said before an unknown target, and migrate makes it before it says the target', async () => {
  for (const compatibility of ALL) {
    const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
    const options = { compatibility, schemas: ['nope'], target: '77' }
    const validated = await database.run(runValidate, options)
    assert.match(validated.log, /ERROR: Validate failed: Schema "nope" doesn't exist yet\n/)
    const { lines } = await database.run(migrate, options)
    assert.deepEqual(
      lines.slice(-3).map(line => line.slice(0, 50)),
      [
        'Creating schema "nope" ...',
        'Creating Schema History table "nope"."flyway_schem',
        'ERROR: No migration with a target version 77 could',
      ],
    )
  }
})

test('9.22 says that a schema is missing before it asks for a licence, and repair asks for none', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  const options: Partial<FlywayOptions> = { compatibility: '9.22', schemas: ['nope'], target: '1?' }
  const validated = await database.run(runValidate, options)
  assert.match(validated.log, /ERROR: Validate failed: Schema "nope" doesn't exist yet\n/)
  assert.equal((await database.run(repair, options)).outcome.ok, true)
  const { lines } = await database.run(migrate, options)
  assert.deepEqual(lines.slice(-4, -2), [
    'Creating schema "nope" ...',
    'Creating Schema History table "nope"."flyway_schema_history" ...',
  ])
  assert.match(lines.at(-2) ?? '', /^ERROR: Flyway Teams Edition upgrade required: failOnMissingTarget/)
})

test('a row of a type that Flyway does not know stops it, in the words of Java before 13', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  await database.run(migrate)
  await database.ask(`update flyway_schema_history set type = 'BOGUS'`)
  for (const compatibility of ALL) {
    const { outcome } = await database.run(runValidate, { compatibility })
    const text = outcome.ok ? '' : outcome.failure.message
    const java = 'java.lang.IllegalArgumentException: No enum constant org.flywaydb.core.api.CoreMigrationType.BOGUS'
    if (compatibility === '13') assert.match(text, /^Unknown migration type 'BOGUS' found in schema history\.\n/)
    else assert.equal(text, java)
  }
})

test('an encoding that nobody knows is said by name', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  const { lines } = await database.run(showInfo, { encoding: 'nope' })
  assert.equal(lines.at(-1), 'ERROR: java.nio.charset.UnsupportedCharsetException: nope')
})

test('a statement of initSql that fails is a script without a name; 13 advises the callback', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  const { lines } = await database.run(showInfo, { initSql: 'set role nobody' })
  assert.match(lines[1] ?? '', /^WARNING: initSql is deprecated/)
  assert.ok(lines.includes('ERROR: Failed to execute script '))
  assert.ok(lines.includes('Location   :  ()'))
})

test('initSql speaks before the database until 10 and after it since 11, on each connection, and its rows are shown', async () => {
  for (const compatibility of ALL) {
    const database = await databases.fresh({ 'V1__a.sql': 'create table a ()' })
    const { lines } = await database.run(migrate, { compatibility, initSql: 'select 7 as seven' })
    const tables = lines.flatMap((line, index) => (line === '| seven |' ? [index] : []))
    assert.equal(tables.length, 2)
    const at = (start: string) => lines.findIndex(line => line.startsWith(start))
    const [first = 0, second = 0] = tables
    assert.equal(first < at('Database: '), compatibility === '9.22' || compatibility === '10.22')
    assert.ok(at('Creating Schema History') < second && second < at('Current version'))
    assert.equal(lines.filter(line => line.startsWith('WARNING: initSql')).length, compatibility === '13' ? 2 : 0)
  }
})
