import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLog, stepsOf, timeOf } from './a-run-log'
import { createLogReader } from './read-log'

const COLD_START = `
Flyway OSS Edition 13.0.0 by Redgate

See release notes here: https://rd.gt/416ObMi
Database: ******** (PostgreSQL 15.18)
Schema history table "public"."flyway_schema_history" does not exist yet
Successfully validated 3 migrations (execution time 00:00.053s)
Creating Schema History table "public"."flyway_schema_history" ...
Current version of schema "public": << Empty Schema >>
Migrating schema "public" to version "1 - create widget"
Migrating schema "public" to version "2.1 - add col"
DB: relation "widget" already exists, skipping
Migrating schema "public" with repeatable migration "view of widgets"
Successfully applied 3 migrations to schema "public", now at version v2.1 (execution time 00:00.026s)
`

test('a cold start of Flyway 13 is read into its facts', () => {
  const { steps: _steps, ...facts } = readLog(COLD_START)
  assert.deepEqual(facts, {
    flywayVersion: '13.0.0',
    serverVersion: 'PostgreSQL 15.18',
    currentVersion: null,
    validated: 3,
    nothingResolved: false,
    upToDate: false,
    applied: ['1', '2.1', 'R__view_of_widgets'],
    outcome: 'applied',
    failure: null,
    lines: 13,
  })
})

test('a step ends when the next one begins, the last one with the closing line', () => {
  const { steps } = readLog(COLD_START)
  assert.deepEqual(
    steps.map(({ version, description, repeatable, line, startedAt, endedAt, state }) => {
      return [version, description, repeatable, line, startedAt, endedAt, state]
    }),
    [
      ['1', 'create widget', false, 9, timeOf(9), timeOf(10), 'applied'],
      ['2.1', 'add col', false, 10, timeOf(10), timeOf(12), 'applied'],
      [null, 'view of widgets', true, 12, timeOf(12), timeOf(13), 'applied'],
    ],
  )
})

test('marks behind a step are read, and a version without description', () => {
  const { steps } = readLog(`
Migrating schema "app" to version "4"
Migrating schema "we""ird" to version "3 - a - b "c"" [out of order] [non-transactional]
Migrating schema "app" with repeatable migration "view" [non-transactional]`)
  assert.deepEqual(
    steps.map(({ version, description, outOfOrder, nonTransactional }) => {
      return [version, description, outOfOrder, nonTransactional]
    }),
    [
      ['4', '', false, false],
      ['3', 'a - b "c"', true, true],
      [null, 'view', false, true],
    ],
  )
})

test('a log without times has steps without times', () => {
  const reader = createLogReader()
  reader.push('Migrating schema "public" to version "1 - a"', null)
  reader.push(
    'Successfully applied 1 migration to schema "public", now at version v1 (execution time 00:00.026s)',
    null,
  )
  assert.deepEqual(
    reader.reading().steps.map(({ startedAt, endedAt, state }) => [startedAt, endedAt, state]),
    [[null, null, 'applied']],
  )
})

test('a log that only stops has no outcome, and its last step still runs', () => {
  const reading = readLog(COLD_START.split('\n').slice(0, 11).join('\n'))
  assert.deepEqual(stepsOf(reading), ['1 applied', '2.1 running'])
  assert.deepEqual([reading.outcome, reading.failure, reading.applied], [null, null, ['1']])
  assert.equal(reading.steps[1]?.endedAt, null)
})

test('an up-to-date schema is an outcome of its own', () => {
  const reading = readLog(`
Flyway Community Edition 9.22.3 by Redgate
Database: jdbc:postgresql://db:5432/wst (PostgreSQL 15.18)
Successfully validated 2 migrations (execution time 00:00.012s)
Current version of schema "public": 2.1
Schema "public" is up to date. No migration necessary.`)
  assert.deepEqual(
    [reading.outcome, reading.upToDate, reading.currentVersion, reading.failure],
    ['up-to-date', true, '2.1', null],
  )
})

const BANNERS: [banner: string, version: string | null][] = [
  ['Flyway Community Edition 7.15.0 by Redgate', '7.15.0'],
  ['Flyway Community Edition 9.22.3 by Redgate', '9.22.3'],
  ['Flyway OSS Edition 10.22.0 by Redgate', '10.22.0'],
  ['Flyway Enterprise Edition 11.20.3 by Redgate', '11.20.3'],
  ['instrument-cluster engine 0.2, answers as Flyway 13.12.0', '13.12.0'],
  ['\u001b[32mFlyway OSS Edition 13.0.0 by Redgate\u001b[m\r', '13.0.0'],
  ['[INFO] --- flyway-maven-plugin:11.20.0:migrate (default-cli) @ migrations ---', '11.20.0'],
  ['[INFO] --- flyway:12.0.0:migrate (default-cli) @ migrations ---', '12.0.0'],
  ['Flyway is a tool', null],
]
for (const [banner, version] of BANNERS) {
  test(`the version in ${JSON.stringify(banner)}`, () => assert.equal(readLog(banner).flywayVersion, version))
}

test('a reading stays the same object until the next line, and is never changed afterwards', () => {
  const reader = createLogReader()
  reader.push('Migrating schema "public" to version "1 - a"', null)
  const before = reader.reading()
  assert.equal(reader.reading(), before)
  reader.push('Migrating schema "public" to version "2 - b"', null)
  assert.deepEqual(stepsOf(before), ['1 running'])
  assert.deepEqual(stepsOf(reader.reading()), ['1 applied', '2 running'])
  const { steps } = reader.reading()
  reader.push('DB: hello', null)
  assert.equal(reader.reading().steps, steps)
})
