import assert from 'node:assert/strict'
import { test } from 'node:test'
import { environmentName, OTHER_SETTINGS, SETTINGS } from './known-settings'
import { DEFAULT_OPTIONS, type FlywayOptions } from './options'
import { readOptions } from './read-options'

const VARIABLES: [name: string, value: string, options: Partial<FlywayOptions>][] = [
  ['FLYWAY_TABLE', 'history', { table: 'history' }],
  ['FLYWAY_DEFAULT_SCHEMA', 'app', { defaultSchema: 'app' }],
  ['FLYWAY_SCHEMAS', 'a, b,', { schemas: ['a', 'b'] }],
  ['FLYWAY_LOCATIONS', 'filesystem:/flyway/sql', { locations: ['filesystem:/flyway/sql'] }],
  ['FLYWAY_OUT_OF_ORDER', 'true', { outOfOrder: true }],
  ['FLYWAY_TARGET', '2.1?', { target: '2.1?' }],
  ['FLYWAY_TARGET', '', { target: null }],
  ['FLYWAY_LOCK_RETRY_COUNT', '-1', { lockRetryCount: -1 }],
  ['FLYWAY_POSTGRESQL_TRANSACTIONAL_LOCK', 'false', { transactionalLock: false }],
  ['FLYWAY_IGNORE_MIGRATION_PATTERNS', '', { ignoreMigrationPatterns: [] }],
  ['FLYWAY_IGNORE_MIGRATION_PATTERNS', '*:missing,*:future', { ignoreMigrationPatterns: ['*:missing', '*:future'] }],
  ['FLYWAY_PLACEHOLDERS_MY_NAME', 'x=y', { placeholders: { my_name: 'x=y' } }],
  ['FLYWAY_SQL_MIGRATION_SUFFIXES', '.sql,.pgsql', { sqlMigrationSuffixes: ['.sql', '.pgsql'] }],
]
for (const [name, value, options] of VARIABLES) {
  test(`${name}=${value}`, () => {
    const line = readOptions({ [name]: value, PATH: '/bin' }, [])
    assert.deepEqual([line.options, line.unknown], [options, []])
  })
}

test('arguments go before variables, and the first command is the command', () => {
  const line = readOptions({ FLYWAY_TABLE: 'a', FLYWAY_OUT_OF_ORDER: 'true' }, [
    '-table=b',
    '-placeholders.Owner=x',
    '-placeholders.empty=',
    '-flyway.group=true',
    'info',
    'migrate',
  ])
  const placeholders = { Owner: 'x', empty: '' }
  assert.deepEqual(line.options, { table: 'b', outOfOrder: true, placeholders, group: true })
  assert.deepEqual([line.command, line.unknown], ['info', []])
})

test('how to connect is no option', () => {
  const env = { FLYWAY_URL: 'jdbc:postgresql://db/wst', FLYWAY_USER: 'a', FLYWAY_PASSWORD: 'secret' }
  const { options, config } = readOptions(env, ['-user=b', '-configFiles=a.conf, b.toml'])
  assert.deepEqual(options, {})
  assert.deepEqual(config, { url: env.FLYWAY_URL, user: 'b', password: 'secret', configFiles: ['a.conf', 'b.toml'] })
})

test('what Flyway would not know or would refuse is named without its value', () => {
  const env = { FLYWAY_TRAGET: 'secret', FLYWAY_OUT_OF_ORDER: 'yes', FLYWAY_LOCK_RETRY_COUNT: 'many' }
  const { options, unknown } = readOptions(env, ['-outOforder=true'])
  assert.deepEqual(options, {})
  assert.deepEqual(unknown, ['FLYWAY_TRAGET', 'FLYWAY_OUT_OF_ORDER', 'FLYWAY_LOCK_RETRY_COUNT', '-outOforder'])
})

test('settings that change no answer are known all the same', () => {
  const env = { FLYWAY_CLEAN_DISABLED: 'true', FLYWAY_CONNECT_RETRIES_INTERVAL: '5', FLYWAY_EDITION: 'community' }
  assert.deepEqual(readOptions(env, ['-skipCheckForUpdate', '-X', '-color=always']).unknown, [])
})

test('every option but the version of Flyway can be set, by a name of its own', () => {
  const settable = Object.values(SETTINGS).map(({ option }) => option)
  const known = Object.keys(DEFAULT_OPTIONS).filter(name => name !== 'compatibility' && name !== 'placeholders')
  assert.deepEqual([...settable].sort(), known.sort())
  const names = [...Object.keys(SETTINGS), ...OTHER_SETTINGS].map(environmentName)
  assert.equal(new Set(names).size, names.length)
})
