import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import { type Database, startDatabases } from '../runner/test-database'
import { FLYWAY_TS, TSX } from './flyway-command'
import { run } from './run-migration-world'

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

async function ask(database: Database, args: string[], env: Record<string, string> = {}) {
  const { host, pathname, password } = new URL(database.url)
  const settings = {
    PATH: process.env.PATH ?? '',
    FLYWAY_URL: `jdbc:postgresql://${host}${pathname}`,
    FLYWAY_USER: 'postgres',
    FLYWAY_PASSWORD: password,
    FLYWAY_LOCATIONS: 'filesystem:sql',
    ...env,
  }
  const { code, out, err } = await run(
    process.execPath,
    ['--import', TSX, FLYWAY_TS, '-outputType=json', ...args],
    database.folder,
    settings,
  )
  return { code, err, json: JSON.parse(out) }
}

test('info is one object, with the time of each row in UTC', async () => {
  const database = await databases.fresh({ 'V01__a.sql': 'create table a ()', 'R__r.sql': 'select 1' })
  await ask(database, ['migrate'])
  database.write({ 'V2__b.sql': 'select 1' })
  await database.ask(`update flyway_schema_history set execution_time = 5,
    installed_on = '2026-01-05 09:14:03.947' where version = '01'`)
  const { code, err, json } = await ask(database, ['info'], { TZ: 'Asia/Tokyo' })
  assert.deepEqual([code, err], [0, ''])
  const { timestamp, migrations, database: name, ...rest } = json
  assert.match(timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/)
  assert.equal(name, new URL(database.url).pathname.slice(1))
  assert.deepEqual(rest, {
    allSchemasEmpty: false,
    exception: null,
    flywayVersion: '13.12.0',
    licenseFailed: false,
    operation: 'info',
    schemaName: '',
    schemaVersion: '01',
  })
  const none = { shouldExecuteExpression: null, undoFilepath: '', type: 'SQL' }
  const [first, repeatable, pending, ...others] = migrations
  assert.deepEqual(others, [])
  assert.deepEqual(first, {
    ...none,
    ...{ category: 'Versioned', description: 'a', version: '01', rawVersion: '01', state: 'Success', undoable: 'No' },
    ...{ executionTime: 5, filepath: `${database.folder}/sql/V01__a.sql`, installedBy: 'postgres' },
    installedOnUTC: '2026-01-05T00:14:03.947Z',
  })
  assert.deepEqual([repeatable.category, repeatable.version, repeatable.undoable], ['Repeatable', '', ''])
  assert.deepEqual(pending, {
    ...none,
    ...{ category: 'Versioned', description: 'b', version: '2', rawVersion: '2', state: 'Pending', undoable: 'No' },
    ...{ executionTime: 0, filepath: `${database.folder}/sql/V2__b.sql`, installedBy: '', installedOnUTC: '' },
  })
})

test('info shows the states that are asked for', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'V2__b.sql': 'select 1' })
  await ask(database, ['migrate', '-target=1'])
  const versions = async (states: string) =>
    (await ask(database, ['info', `-infoOfState=${states}`])).json.migrations.map(
      (line: { version: string }) => line.version,
    )
  assert.deepEqual(await versions('PENDING'), ['2'])
  assert.deepEqual(await versions('success,pending'), ['1', '2'])
  assert.deepEqual(await versions('FAILED'), [])
  const { code, json } = await ask(database, ['info', '-infoOfState=BROKEN'])
  assert.equal(code, 1)
  assert.match(json.error.message, /^No enum constant org\.flywaydb\.core\.api\.MigrationState\.BROKEN$/)
})

test('validate says what does not fit, and ends with 0 nevertheless', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  const { code, err, json } = await ask(database, ['validate'])
  const message =
    "Detected resolved migration not applied to database: 1.\nTo fix this error, either run migrate, or set -ignoreMigrationPatterns='*:pending'."
  assert.deepEqual([code, err], [0, ''])
  assert.deepEqual(json, {
    allErrorMessages: message,
    database: json.database,
    errorDetails: { errorCode: 'VALIDATE_ERROR', errorMessage: 'Migrations have failed validation' },
    flywayVersion: '13.12.0',
    invalidMigrations: [
      {
        description: 'a',
        errorDetails: { errorCode: 'RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED', errorMessage: message },
        filepath: `${database.folder}/sql/V1__a.sql`,
        version: '1',
      },
    ],
    operation: 'validate',
    validateCount: 0,
    validationSuccessful: false,
    warnings: [],
  })
  await ask(database, ['migrate'])
  const valid = (await ask(database, ['validate'])).json
  assert.deepEqual([valid.validationSuccessful, valid.validateCount, valid.errorDetails], [true, 1, null])
})

test('migrate lists what it has applied, and after a failed script what came before it', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()', 'R__r.sql': 'select 1' })
  const done = await ask(database, ['migrate'])
  assert.deepEqual([done.code, done.err], [0, ''])
  const { migrations, initialSchemaVersion, targetSchemaVersion, migrationsExecuted, success, error } = done.json
  assert.deepEqual(
    [initialSchemaVersion, targetSchemaVersion, migrationsExecuted, success, error, done.json.databaseType],
    [null, '1', 2, true, undefined, 'PostgreSQL'],
  )
  assert.deepEqual(
    migrations.map(({ category, version, filepath }: Record<string, string>) => [category, version, filepath]),
    [
      ['Versioned', '1', `${database.folder}/sql/V1__a.sql`],
      ['Repeatable', '', `${database.folder}/sql/R__r.sql`],
    ],
  )
  database.write({ 'V2__b.sql': 'select 1', 'V3__c.sql': 'select 1;\n\nselect * from nope' })
  const failed = await ask(database, ['migrate'])
  assert.deepEqual([failed.code, failed.err], [1, ''])
  const { json } = failed
  assert.deepEqual(
    [json.success, json.initialSchemaVersion, json.targetSchemaVersion, json.migrationsExecuted, json.exception],
    [false, '1', null, 1, json.error.message],
  )
  const { message, cause, ...where } = json.error
  assert.match(message, /^Failed to execute script V3__c\.sql\n-+\nSQL State {2}: 42P01\n/)
  assert.equal(cause.message, message)
  assert.match(cause.cause.message, /^ERROR: relation "nope" does not exist/)
  assert.deepEqual(where, {
    errorCode: 'FAILED_VERSIONED_MIGRATION',
    lineNumber: 3,
    path: `${database.folder}/sql/V3__c.sql`,
    sqlErrorCode: 0,
    sqlState: '42P01',
  })
})

test('what stops a command before it can answer is its error, with its code', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'V1.0__b.sql': 'select 1' })
  const twice = await ask(database, ['info'])
  assert.deepEqual([twice.code, twice.json.error.errorCode], [1, 'DUPLICATE_VERSIONED_MIGRATION'])
  const argument = await ask(database, ['info', '-nonsense=1'])
  assert.deepEqual([argument.code, argument.json.error.errorCode], [1, 'CONFIGURATION'])
})

test('a row of another type than its script has no file, and a deleted one is called not undoable', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'V2__b.sql': 'select 1' })
  await ask(database, ['migrate'])
  await database.ask(`update flyway_schema_history set type = 'CUSTOM' where version = '1'`)
  const { invalidMigrations } = (await ask(database, ['validate'])).json
  assert.deepEqual([invalidMigrations[0].version, invalidMigrations[0].filepath], ['1', ''])
  await ask(database, ['repair'])
  const [deleted] = (await ask(database, ['info'])).json.migrations
  assert.deepEqual([deleted.version, deleted.state, deleted.undoable], ['1', 'Deleted', 'No'])
})
