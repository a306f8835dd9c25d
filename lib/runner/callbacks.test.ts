import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import type { Compatibility } from '../flyway/options'
import { answerFailure } from './answer-failure'
import { baseline } from './baseline'
import { migrate } from './migrate'
import { repair } from './repair'
import { runValidate } from './run-validate'
import { showInfo } from './show-info'
import { type Ran, startDatabases } from './test-database'

// Each order was measured with 9.22.3, 10.22.0, 11.20.0 and 13.12.0 through their API.

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const SAY = 'do $$ begin raise notice $a$at %$a$, current_schema(); end $$'
const of = (...events: string[]) => Object.fromEntries(events.map(event => [`${event}.sql`, SAY]))

const MIGRATE = of(
  ...['beforeValidate', 'afterValidate', 'afterValidateError', 'createSchema', 'beforeCreateSchema', 'afterConnect'],
  ...['beforeMigrate', 'beforeEachMigrate', 'beforeEachMigrateStatement', 'afterEachMigrateStatement'],
  ...['afterEachMigrate', 'afterVersioned', 'beforeRepeatables', 'afterMigrateApplied', 'afterMigrate'],
  'afterMigrateOperationFinish',
)
const SCRIPTS = { 'V1__a.sql': 'create table a ()', 'R__r.sql': 'create view r as select 1' }

/** Events and migrations, as they are announced. */
function steps({ lines }: Ran<unknown>): string[] {
  return lines.flatMap(
    line => /^Executing SQL callback: (\w+) - |^(Migrating|Creating)/.exec(line)?.slice(1).find(Boolean) ?? [],
  )
}

test('a migrate run calls each event at its place', async () => {
  const database = await databases.fresh({ ...MIGRATE, ...SCRIPTS })
  const each = [
    'beforeEachMigrate',
    'Migrating',
    'beforeEachMigrateStatement',
    'afterEachMigrateStatement',
    'afterEachMigrate',
  ]
  const begin = ['afterConnect', 'beforeValidate', 'afterValidate', 'createSchema', 'beforeCreateSchema']
  assert.deepEqual(steps(await database.run(migrate)), [
    ...begin,
    ...['Creating', 'afterConnect', 'beforeMigrate', ...each, 'afterVersioned', 'beforeRepeatables', ...each],
    ...['afterMigrateApplied', 'afterMigrate', 'afterMigrateOperationFinish'],
  ])
  assert.deepEqual(steps(await database.run(migrate)), [
    ...[...begin, 'afterConnect', 'beforeMigrate', 'afterVersioned', 'afterMigrate', 'afterMigrateOperationFinish'],
  ])
})

test('9.22 knows no event of connecting and calls none around statements', async () => {
  const database = await databases.fresh({ ...MIGRATE, ...SCRIPTS })
  const ran = await database.run(migrate, { compatibility: '9.22' })
  assert.ok(
    ran.lines.includes(
      '2 SQL migrations were detected but not run because they did not follow the filename convention.',
    ),
  )
  const each = ['beforeEachMigrate', 'Migrating', 'afterEachMigrate']
  assert.deepEqual(steps(ran), [
    ...['beforeValidate', 'afterValidate', 'createSchema', 'Creating', 'beforeMigrate', ...each],
    ...[
      'afterVersioned',
      'beforeRepeatables',
      ...each,
      'afterMigrateApplied',
      'afterMigrate',
      'afterMigrateOperationFinish',
    ],
  ])
})

test('the others have callbacks before and after, and after an error', async () => {
  const others = ['Info', 'Repair', 'Baseline', 'Validate'].flatMap(name => [
    ...[`before${name}`, `after${name}`, `after${name}Error`, `after${name}OperationFinish`],
  ])
  const database = await databases.fresh({ ...of(...others), 'V1__a.sql': 'create table a ()' })
  const around = (name: string) => [`before${name}`, `after${name}`, `after${name}OperationFinish`]
  assert.deepEqual(steps(await database.run(showInfo)), around('Info'))
  assert.deepEqual(steps(await database.run(showInfo, { target: '7' })), ['beforeInfo', 'afterInfoError'])
  assert.deepEqual(steps(await database.run(runValidate)), [
    ...['beforeValidate', 'afterValidateError', 'afterValidateOperationFinish'],
  ])
  assert.deepEqual(steps(await database.run(baseline)), [
    ...['beforeBaseline', 'Creating', 'afterBaseline', 'afterBaselineOperationFinish'],
  ])
  assert.deepEqual(steps(await database.run(baseline, { baselineVersion: '2' })), [
    'beforeBaseline',
    'afterBaselineError',
  ])
  assert.deepEqual(steps(await database.run(repair)), around('Repair'))
  // Only 13 knows the names of these three, and of those of migrate and info all do.
  assert.deepEqual(steps(await database.run(repair, { compatibility: '11.20' })), ['beforeRepair', 'afterRepair'])
})

test('callbacks of one event run by description, and two of one name are refused', async () => {
  const database = await databases.fresh({
    'beforeMigrate__b.sql': SAY,
    'beforeMigrate.sql': SAY,
    'sub/beforeMigrate__C_d.sql': SAY,
    'beforeMigrate__a.sql': SAY,
  })
  const { lines } = await database.run(migrate)
  assert.deepEqual(
    lines.filter(line => line.startsWith('Executing')).map(line => line.slice('Executing SQL callback: '.length)),
    ['beforeMigrate - ', 'beforeMigrate - C d', 'beforeMigrate - a', 'beforeMigrate - b'],
  )
  database.write({ 'sub/beforeMigrate__a.sql': SAY })
  const { lines: refused } = await database.run(showInfo)
  assert.deepEqual(refused.slice(1), [
    'ERROR: Found more than 1 SQL callback script called beforeMigrate__a!',
    'Offenders:',
    `-> ${database.folder}/sql/beforeMigrate__a.sql`,
    `-> ${database.folder}/sql/sub/beforeMigrate__a.sql`,
  ])
})

test('what runs after a failed statement finds its transaction over, and its own failure is told', async () => {
  const database = await databases.fresh({
    ...of('afterEachMigrateStatementError', 'afterEachMigrateError', 'afterMigrateError'),
    'V1__a.sql': 'select * from nope',
  })
  const ran = await database.run(migrate)
  assert.deepEqual(steps(ran), [
    ...['Creating', 'Migrating', 'afterEachMigrateStatementError', 'afterEachMigrateError', 'afterMigrateError'],
  ])
  assert.match(
    ran.log,
    /^ERROR: Error while executing afterEachMigrateError callback: Failed to execute script afterEach/m,
  )
  assert.doesNotMatch(ran.log, /failed! Changes/)
  assert.match(
    ran.log,
    /25P02[\s\S]*Caused by: org.postgresql.util.PSQLException: ERROR: relation "nope" does not exist\n/,
  )
})

test('a callback around a statement that fails is a failure of the migration', async () => {
  const database = await databases.fresh({
    'beforeEachMigrateStatement.sql': 'select * from nope',
    'V1__a.sql': 'create table a ()',
  })
  const { log } = await database.run(migrate)
  assert.match(
    log,
    /^ERROR: Migration of schema "public" to version "1 - a" failed! Changes successfully rolled back\.\n/m,
  )
  assert.match(
    log,
    /^ERROR: Error while executing beforeEachMigrateStatement callback: Failed to execute script before/m,
  )
})

/** How a Flyway tells of a callback that fails: its head, and in JSON its code and what it says of the database. */
const TELLS: [Compatibility, event: string, head: RegExp, code: string][] = [
  ['9.22', 'beforeMigrate', /^Error while executing beforeMigrate callback: Migration before/, 'ERROR'],
  ['10.22', 'beforeMigrate', /^Error while executing beforeMigrate callback: Script before/, 'ERROR'],
  ['11.20', 'beforeMigrate', /^Error while executing beforeMigrate callback: Failed to execute/, 'ERROR'],
  ['13', 'beforeMigrate', /^Error while executing beforeMigrate callback: Failed to execute/, 'DB_CONNECTION'],
  // Around a migration 9.22 does not name it, between two of them it does.
  ['9.22', 'beforeRepeatables', /^Error while executing beforeRepeatables callback: Migration before/, 'ERROR'],
  ['9.22', 'afterEachMigrate', /^Migration afterEachMigrate\.sql failed\n-/, 'DB_CONNECTION'],
  ['10.22', 'afterEachMigrate', /^Error while executing afterEachMigrate callback: Script after/, 'ERROR'],
  ['11.20', 'afterEachMigrate', /^Error while executing afterEachMigrate callback: Failed to execute/, 'ERROR'],
  ['13', 'afterEachMigrate', /^Error while executing afterEachMigrate callback: Failed to execute/, 'DB_CONNECTION'],
]
for (const [compatibility, event, head, code] of TELLS) {
  test(`${compatibility} tells in its own way that ${event} failed`, async () => {
    const scripts = { 'V1__a.sql': 'select 1', 'R__r.sql': 'select 2' }
    const database = await databases.fresh({ [`${event}.sql`]: 'select * from nope', ...scripts })
    const { outcome, log } = await database.run(migrate, { compatibility })
    const failure = outcome.ok ? assert.fail() : outcome.failure
    assert.match(failure.own, head)
    assert.doesNotMatch(log, /failed! Changes/)
    const { error } = answerFailure(failure, compatibility) as { error: Record<string, unknown> }
    assert.equal(error.errorCode, code)
    assert.equal(error.sqlState, undefined)
  })
}

test('a callback that cannot be decoded cannot be parsed, and is not announced', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'beforeInfo__é.sql': "select 'é'" })
  const { lines } = await database.run(showInfo, { encoding: 'US-ASCII' })
  assert.match(
    lines.slice(1).join('\n'),
    /^ERROR: Unable to parse statement in sql\/beforeInfo__é\.sql at line 1 col 1\. See \S+ for more information\. Input length = 1\r\nCaused by: java\.nio\.charset\.MalformedInputException: Input length = 1$/,
  )
})

const UNFILLED = `select '\${nobody}'`

test('what cannot be parsed is the failure of a callback only around a migration', async () => {
  const script = { 'V1__a.sql': 'select 1' }
  const alone = await databases.fresh({ ...script, 'beforeMigrate.sql': UNFILLED })
  assert.match((await alone.run(migrate)).log, /^ERROR: Unable to parse statement in sql\/beforeMigrate\.sql/m)
  const around = await databases.fresh({ ...script, 'beforeEachMigrate.sql': UNFILLED })
  const { log } = await around.run(migrate)
  assert.match(log, /^ERROR: Error while executing beforeEachMigrate callback: Unable to parse statement in/m)
})

test('what a statement selects is shown after the callback that follows it', async () => {
  const database = await databases.fresh({
    'V1__a.sql': 'select 1 as one;',
    'afterEachMigrateStatement.sql': `do $$ begin raise notice 'after'; end $$;`,
  })
  const { lines } = await database.run(migrate)
  const places = ['DB: after', '| one |'].map(text => lines.findIndex(line => line.includes(text)))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
  assert.ok(places.every(place => place >= 0))
})

test('what the server says of a statement is shown after the callback that follows it, and is lost with it', async () => {
  const scripts = { 'V1__a.sql': `do $$ begin raise notice 'told'; end $$;` }
  const order = async (files: Record<string, string>) => {
    const { lines } = await (await databases.fresh({ ...scripts, ...files })).run(migrate)
    return lines.filter(line => line.startsWith('DB: '))
  }
  const callback = { 'afterEachMigrateStatement.sql': `do $$ begin raise notice 'called'; end $$;` }
  assert.deepEqual(await order(callback), ['DB: called', 'DB: told'])
  const failing = { 'V2__b.sql': `do $$ begin raise notice 'lost'; raise 'over'; end $$;` }
  assert.deepEqual(await order(failing), ['DB: told'])
})

test('what runs at the end of a command finds the session of the scripts as it is, which info has not used', async () => {
  const database = await databases.fresh({ ...of('afterInfoOperationFinish', 'afterInfo'), 'V1__a.sql': 'select 1' })
  const { lines } = await database.run(showInfo, { schemas: ['app'] })
  const said = lines.filter(line => line.startsWith('DB: '))
  await database.ask('create schema app')
  const there = await database.run(showInfo, { schemas: ['app'] })
  assert.deepEqual(said, ['DB: at public', 'DB: at public'])
  assert.deepEqual(
    there.lines.filter(line => line.startsWith('DB: ')),
    ['DB: at app', 'DB: at public'],
  )
})
