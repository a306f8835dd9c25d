import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
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

function runOn({ url, folder }: Database, args: string[]) {
  const settings = { PATH: process.env.PATH ?? '', FLYWAY_URL: url, FLYWAY_LOCATIONS: 'filesystem:sql' }
  return run(process.execPath, ['--import', TSX, FLYWAY_TS, ...args], folder, settings)
}

test('a setting that the engine does not have stops it by name, unless its value changes nothing', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()' })
  writeFileSync(path.join(database.folder, 'flyway.conf'), 'flyway.resolvers=com.example.Own')
  const refused = await runOn(database, ['migrate', '-skipDefaultResolvers=true'])
  assert.equal(refused.code, 1)
  assert.match(refused.err, /^ERROR: The built-in engine does not have resolvers, skipDefaultResolvers; /)
  assert.deepEqual(await database.ask(`select from pg_class where relname = 'flyway_schema_history'`), [])
  const harmless = await runOn(database, [
    'migrate',
    '-resolvers=',
    '-cleanDisabled=false',
    '-outputQueryResults=false',
  ])
  assert.equal(harmless.code, 0)
  const cleaning = await runOn(database, ['clean', '-resolvers=', '-cleanDisabled=false'])
  assert.match(cleaning.err, /^ERROR: The built-in engine does not have cleanDisabled=false; /)
})

test('a setting of the licensed editions is refused in the words of each Flyway, with its exit code', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()' })
  const refusal = async (compatibility: string, setting: string) => {
    const { code, err } = await runOn(database, ['migrate', `-compatibility=${compatibility}`, setting])
    return `${code} ${err.split('\n')[0]?.split('. ')[0]}`
  }
  assert.equal(
    await refusal('13', '-dryRunOutput=a.sql'),
    '35 ERROR: Upgrade required: dryRunOutput is not supported by OSS.',
  )
  const once =
    'Flyway Teams Edition upgrade required: skipExecutingMigrations is not supported by Flyway Community Edition'
  assert.equal(await refusal('9.22', '-skipExecutingMigrations=false'), `1 ERROR: ${once}`)
  assert.match(
    await refusal('10.22', '-errorOverrides=S0001:0:I-'),
    /^35 ERROR: Teams upgrade required: errorOverrides is/,
  )
  assert.equal(await refusal('13', '-cherryPick=1'), '1 ERROR: Failed to configure parameters:')
  assert.equal(await refusal('10.22', '-callbackLocations=calls'), '1 ERROR: Failed to configure parameters:')
})
