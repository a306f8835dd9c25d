import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLog } from '../flyway/a-run-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at, NOW } from './an-observation'
import type { ObservedRun } from './observation'
import { takeSnapshot } from './snapshot'

const paths = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql', 'V4__d.sql', 'R__view.sql']
const HEAD = `Flyway OSS Edition 13.0.0 by Redgate
Database: ******** (PostgreSQL 15.18)
Successfully validated 5 migrations (execution time 00:00.053s)
Current version of schema "atp": 3`

/** An environment at V3 whose last run has written this log. */
function look(text: string, state: ObservedRun['state'], more: Partial<ObservedRun> = {}) {
  const files = paths.map(path => aScript(path, path, at(-9_000)))
  const { environments, findings } = takeSnapshot(
    [
      anObservation('prod', {
        scripts: aReading({ ref: null, commit: null, files }),
        history: aReading(aHistory(paths.slice(0, 3).map((path, index) => aRow(index + 1, path)))),
        runs: [aRun(state, 0, { reading: readLog(text), ...more })],
      }),
    ],
    NOW,
    null,
  )
  const [environment] = environments
  const [finding] = findings
  assert.ok(environment)
  return { environment, finding, kinds: findings.map(({ kind }) => kind) }
}

const FAILED = `${HEAD}
Migrating schema "atp" to version "4 - d"
ERROR: Migration of schema "atp" to version "4 - d" failed! Changes successfully rolled back.
ERROR: Failed to execute script V4__d.sql
-----------------------------------------
SQL State  : 23514
Error Code : 0
Message    : ERROR: check constraint "media_release_year_check" of relation "media" is violated by some row
  Where: SQL statement "ALTER TABLE"
Location   : sql/V4__d.sql (/flyway/sql/V4__d.sql)
Line       : 11
Statement  : Run Flyway with -X option to see the actual statement causing the problem

Caused by: Failed to execute script V4__d.sql`

test('a failure is told as the log of Flyway tells it, with its line', () => {
  const { environment, finding, kinds } = look(FAILED, 'failed')
  assert.deepEqual(kinds, ['ghost-failure'])
  assert.equal(finding?.title, '23514 check violation, line 11')
  assert.equal(
    finding?.detail,
    'a row of media breaks media_release_year_check. No history row. Attempt 1 of the init container.',
  )
  assert.equal(finding?.href, '/triage/prod/pod-1.wst-flyway-migrate.0')
  assert.deepEqual([environment.failure?.version, environment.failure?.line], ['4', 11])
  assert.equal(environment.run?.flywayVersion, '13.0.0')
})

test('a repeatable that fails is blamed by its name', () => {
  const { finding } = look(
    FAILED.replaceAll('to version "4 - d"', 'with repeatable migration "view"').replaceAll('V4__d', 'R__view'),
    'failed',
  )
  assert.deepEqual([finding?.kind, finding?.migration], ['ghost-failure', 'R__view'])
})

test('a run that stops at validate blames no migration, and says which one did not fit', () => {
  const text = `Flyway OSS Edition 13.0.0 by Redgate
ERROR: Validate failed: Migrations have failed validation
Migration checksum mismatch for migration version 1
-> Applied to database : 1
-> Resolved locally    : 2
Either revert the changes to the migration, or run repair to update the schema history.`
  const { environment, finding, kinds } = look(text, 'failed')
  assert.deepEqual([environment.state, kinds], ['failed', ['run-failed']])
  assert.equal(finding?.title, 'Validate failed: Migrations have failed validation')
  assert.equal(finding?.detail, 'Migration checksum mismatch for migration version 1. Attempt 1 of the init container.')
})

test('a run that found no scripts and exited 0 is a silent no-op', () => {
  const text = `Flyway OSS Edition 13.0.0 by Redgate
ERROR: Skipping filesystem location: sql (not found)
WARNING: No migrations found. Are your locations set up correctly?
Current version of schema "atp": 3
Schema "atp" is up to date. No migration necessary.`
  const { kinds, finding } = look(text, 'succeeded')
  assert.deepEqual(kinds, ['silent-no-op'])
  assert.equal(finding?.title, 'Exit code 0, but no script was found.')
})

test('a run that says that all is up to date while scripts wait is a silent no-op', () => {
  const { kinds, finding } = look(`${HEAD}\nSchema "atp" is up to date. No migration necessary.`, 'succeeded')
  assert.deepEqual(kinds, ['silent-no-op'])
  assert.equal(finding?.title, 'Exit code 0, but V4 and R__view were not applied.')
})

test('what the log says was applied is no silent no-op, though its rows were not read yet', () => {
  const text = `${HEAD}
Migrating schema "atp" to version "4 - d"
Migrating schema "atp" with repeatable migration "view"
Successfully applied 2 migrations to schema "atp", now at version v4 (execution time 00:00.026s)`
  assert.deepEqual(look(text, 'succeeded').kinds, [])
})

test('a run that was killed is blamed on the migration at which its log stops', () => {
  const text = `${HEAD}\nMigrating schema "atp" to version "4 - d"`
  const { finding, environment } = look(text, 'failed', { exitCode: 137, reason: 'OOMKilled' })
  assert.deepEqual([finding?.kind, finding?.migration], ['ghost-failure', 'V4'])
  assert.equal(environment.failure?.message, 'exit code 137 (OOMKilled)')
})

test('a run at work is at the migration that its log names', () => {
  const { environment } = look(`${HEAD}\nMigrating schema "atp" to version "4 - d"`, 'running')
  assert.deepEqual(
    environment.migrations.map(({ state }) => state),
    ['success', 'success', 'success', 'running', 'pending'],
  )
})
