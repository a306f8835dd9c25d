import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLog, stepsOf } from './a-run-log'

test('a run without connection has no step, and the state of the last try', () => {
  const reading = readLog(`
Flyway OSS Edition 13.0.0 by Redgate
WARNING: Connection error: Connection to db:5432 refused. Check that the hostname and port are correct.
(Caused by Connection refused)
Retrying in 1 sec...
ERROR: Unable to obtain connection from database (********) for user 'wst': Connection to db:5432 refused.
----------------------------------------------------------------------------
SQL State  : 08001
Error Code : 0
Message    : Connection to db:5432 refused.
\r
Caused by: org.postgresql.util.PSQLException: Connection to db:5432 refused.
Caused by: java.net.ConnectException: Connection refused`)
  assert.deepEqual([reading.outcome, reading.steps], ['failed', []])
  assert.deepEqual(reading.failure, {
    version: null,
    script: null,
    line: null,
    statement: null,
    sqlState: '08001',
    message: 'Connection to db:5432 refused.',
    detail: null,
    hint: null,
    position: null,
    where: null,
    logLine: 5,
  })
})

test('a failed validation is told in all its lines, and blames no step', () => {
  const reading = readLog(`
Database: ******** (PostgreSQL 15.18)
ERROR: Validate failed: Migrations have failed validation
Migration checksum mismatch for migration version 1
-> Applied to database : 842403096
-> Resolved locally    : -1194883775
Either revert the changes to the migration, or run repair to update the schema history.
Need more flexibility with validation rules? Learn more: https://rd.gt/3AbJUZE

You are not signed in to Flyway, to sign in please run auth`)
  assert.deepEqual([reading.outcome, reading.steps, reading.validated], ['failed', [], null])
  assert.equal(reading.failure?.version, null)
  assert.match(reading.failure?.message ?? '', /^Validate failed: Migrations.*\nMigration checksum(.*\n){4}.*3AbJUZE$/)
})

test('stack traces around the failure, and the word of the server in its last cause', () => {
  const closed = `org.postgresql.util.PSQLException: This connection has been closed.
\tat org.postgresql.jdbc.PgConnection.checkClosed(PgConnection.java:998)
\t... 3 common frames omitted`
  const reading = readLog(`
Migrating schema "public" to version "1 - a"
Migrating schema "public" to version "2 - slow"
ERROR: Unable to rollback transaction
${closed}
ERROR: Unable to restore autocommit to original value for connection
${closed}
ERROR: Migration of schema "public" to version "2 - slow" failed! Changes successfully rolled back.
ERROR: Unable to rollback transaction
org.postgresql.util.PSQLException: FATAL: terminating connection due to administrator command
\tat org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2725)
ERROR: Script V2__slow.sql failed
--------------------------
SQL State  : 08006
Error Code : 0
Message    : An I/O error occurred while sending to the backend.
Location   : sql/V2__slow.sql (/flyway/sql/V2__slow.sql)
Line       : 1
Statement  : Run Flyway with -X option to see the actual statement causing the problem
\r
Caused by: Script V2__slow.sql failed
--------------------------
SQL State  : 08006
\r
Caused by: org.postgresql.util.PSQLException: FATAL: terminating connection due to administrator command`)
  assert.deepEqual(stepsOf(reading), ['1 applied', '2 failed'])
  assert.deepEqual(reading.failure, {
    version: '2',
    script: 'sql/V2__slow.sql',
    line: 1,
    statement: null,
    sqlState: '08006',
    message: 'An I/O error occurred while sending to the backend.',
    detail: 'FATAL: terminating connection due to administrator command',
    hint: null,
    position: null,
    where: null,
    logLine: 11,
  })
})

test('the block of an error by the way is not the failure', () => {
  const { failure } = readLog(`
ERROR: Unable to restore autocommit to original value for connection
org.flywaydb.core.internal.exception.FlywaySqlException: Unable to set search path
------------------------
SQL State  : 08003
Message    : This connection has been closed.
ERROR: Validate failed: Migrations have failed validation`)
  assert.deepEqual([failure?.message, failure?.logLine], ['Validate failed: Migrations have failed validation', 6])
})

test('a callback that fails after the migrations makes the run failed, and they stay applied', () => {
  const reading = readLog(`
Migrating schema "public" to version "1 - a"
Successfully applied 1 migration to schema "public", now at version v1 (execution time 00:00.026s)
Executing SQL callback: afterMigrate - refresh
ERROR: Error while executing afterMigrate callback: Failed to execute script afterMigrate__refresh.sql
------------------------------------
SQL State  : 42P01
Message    : ERROR: relation "nope" does not exist
Location   : sql/afterMigrate__refresh.sql (/flyway/sql/afterMigrate__refresh.sql)
Line       : 2`)
  assert.deepEqual([reading.outcome, reading.applied], ['failed', ['1']])
  const { version, script, line, sqlState } = reading.failure ?? {}
  assert.deepEqual([version, script, line, sqlState], [null, 'sql/afterMigrate__refresh.sql', 2, '42P01'])
})

test('a parse error names its script, and the migration before it has ended well', () => {
  const reading = readLog(`
Migrating schema "public" to version "1 - a"
ERROR: Unable to parse statement in sql/V2__b.sql at line 3 col 7. See https://rd.gt/3ipi7Pm for more information. No value provided for placeholder: \${owner}.  Check your configuration!`)
  assert.deepEqual([stepsOf(reading), reading.outcome], [['1 applied'], 'failed'])
  const { version, script, line } = reading.failure ?? {}
  assert.deepEqual([version, script, line], ['2', 'sql/V2__b.sql', 3])
})

const BETWEEN = [
  'Detected both transactional and non-transactional statements within the same migration (even though mixed is false). Offending statement found at line 2: VACUUM [non-transactional]',
  "Number of retries exceeded while attempting to acquire PostgreSQL advisory lock. Configure the number of retries with the 'lockRetryCount' configuration option: https://rd.gt/3A57jfk",
  'Error while executing afterVersioned callback: boom',
]
for (const message of BETWEEN) {
  test(`no migration is blamed for: ${message.slice(0, 50)}`, () => {
    const reading = readLog(`
Migrating schema "public" to version "1 - a"
ERROR: Unable to release PostgreSQL advisory lock
ERROR: ${message}`)
    assert.deepEqual([stepsOf(reading), reading.outcome], [['1 applied'], 'failed'])
    const { version, script, message: said, logLine } = reading.failure ?? {}
    assert.deepEqual([version, script, said, logLine], [null, null, message, 3])
  })
}

test('a row that cannot be written fails its migration', () => {
  const message = `Unable to insert row for version '${'1'.repeat(51)}' in Schema History table "public"."flyway_schema_history"`
  const reading = readLog(`
Migrating schema "public" to version "${'1'.repeat(51)} - a"
ERROR: ${message}
--------
SQL State  : 22001
Message    : ERROR: value too long for type character varying(50)`)
  assert.equal(reading.steps[0]?.state, 'failed')
  assert.equal(reading.failure?.version, '1'.repeat(51))
  assert.equal(reading.failure?.message, `${message}\nERROR: value too long for type character varying(50)`)
})

test('an error of another kind ends the migration that runs', () => {
  const reading = readLog('Migrating schema "public" to version "1 - a"\nERROR: Something else')
  assert.deepEqual([stepsOf(reading), reading.failure?.message], [['1 failed'], 'Something else'])
})

test('a missing location is an error, whatever comes after', () => {
  const reading = readLog(`
ERROR: Skipping filesystem location: sql (not found)
Successfully validated 2 migrations (execution time 00:00.012s)
Current version of schema "public": 2
ERROR: Schema "public" has version 2, but no migration could be resolved in the configured locations !
Schema "public" is up to date. No migration necessary.`)
  assert.deepEqual([reading.nothingResolved, reading.upToDate, reading.outcome], [true, true, 'failed'])
  assert.equal(reading.failure?.logLine, 1)
})

const EMPTY = [
  'WARNING: No migrations found. Are your locations set up correctly?',
  'WARNING: No migrations could be resolved from the configured locations, but 3 applied migration(s) were found in the schema history. Are your locations set up correctly?',
  'No migrations found on disk.',
]
for (const line of EMPTY) {
  test(`nothing was resolved: ${line.slice(0, 60)}`, () => {
    const { nothingResolved, outcome } = readLog(`${line}\nSchema "public" is up to date. No migration necessary.`)
    assert.deepEqual([nothingResolved, outcome], [true, 'up-to-date'])
  })
}
