import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLog, stepsOf } from './a-run-log'

test('java.util.logging puts a line before each message', () => {
  const header = (of: string) => `Nov 24, 2026 9:14:03 AM org.flywaydb.core.internal.logging.javautil.JavaUtilLog ${of}`
  const reading = readLog(`
${header('info')}
INFO: Flyway OSS Edition 10.22.0 by Redgate
${header('info')}
INFO: Migrating schema "public" to version "1 - a"
${header('error')}
SEVERE: Migration of schema "public" to version "1 - a" failed! Changes successfully rolled back.
Exception in thread "main" org.flywaydb.core.internal.command.DbMigrate$FlywayMigrateException: Script V1__a.sql failed
-----------------------
SQL State  : 42P01
Message    : ERROR: relation "nope" does not exist
Line       : 7

\tat org.flywaydb.core.internal.command.DbMigrate.migrateGroup(DbMigrate.java:382)`)
  assert.deepEqual([reading.flywayVersion, stepsOf(reading), reading.steps[0]?.line], ['10.22.0', ['1 failed'], 4])
  const { version, script, line, message } = reading.failure ?? {}
  assert.deepEqual([version, script, line, message], ['1', 'V1__a.sql', 7, 'ERROR: relation "nope" does not exist'])
})

test('a message that ends in a time and a name is no such line', () => {
  const message = 'Statement of 9:14:03 AM org.example.Job failed'
  assert.equal(readLog(`ERROR: ${message}`).failure?.message, message)
})

const GOAL =
  '[ERROR] Failed to execute goal org.flywaydb:flyway-maven-plugin:11.20.0:migrate (default-cli) on project y: org.flywaydb.core'
const MAVEN_END = `[ERROR]${' '}
[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
[ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoExecutionException`

test('Maven marks every line of an error', () => {
  const reading = readLog(`
[INFO] Migrating schema "public" to version "1 - a"
[ERROR] Migration of schema "public" to version "1 - a" failed! Changes successfully rolled back.
[INFO] BUILD FAILURE
${GOAL}.internal.exception.FlywayMigrateException: Failed to execute script V1__a.sql
[ERROR] ----------------------------------
[ERROR] SQL State  : 42703
[ERROR] Error Code : 0
[ERROR] Message    : ERROR: column "nope" does not exist
[ERROR]   Hint: Look again.
[ERROR]   Position: 13
[ERROR] Location   : sql/V1__a.sql (/flyway/sql/V1__a.sql)
[ERROR] Line       : 2
[ERROR] Statement  : Run Flyway with -X option to see the actual statement causing the problem
[ERROR] -> [Help 1]
${MAVEN_END}`)
  assert.deepEqual(reading.failure, {
    version: '1',
    script: 'sql/V1__a.sql',
    line: 2,
    statement: null,
    sqlState: '42703',
    message: 'ERROR: column "nope" does not exist',
    detail: null,
    hint: 'Look again.',
    position: 13,
    where: null,
    logLine: 2,
  })
})

test('what Maven adds to a message is no part of it', () => {
  const { failure } = readLog(`${GOAL}.api.FlywayException: Detected something -> [Help 1]\n${MAVEN_END}`)
  assert.equal(failure?.message, 'Detected something')
})

test('a second try in the same container makes good what the first one said', () => {
  const first = `
Flyway OSS Edition 13.0.0 by Redgate
Migrating schema "public" to version "1 - a"
ERROR: Migration of schema "public" to version "1 - a" failed! Changes successfully rolled back.
Flyway OSS Edition 13.0.0 by Redgate`
  assert.equal(readLog(first).outcome, 'failed')
  const second = readLog(`${first}
Migrating schema "public" to version "1 - a"
Successfully applied 1 migration to schema "public", now at version v1 (execution time 00:00.026s)`)
  assert.deepEqual([second.outcome, second.failure, stepsOf(second)], ['applied', null, ['1 failed', '1 applied']])
})

test('a step that ran when the process began anew has failed', () => {
  const banner = 'Flyway OSS Edition 13.0.0 by Redgate'
  assert.deepEqual(stepsOf(readLog(`${banner}\nMigrating schema "public" to version "1 - a"\n${banner}`)), ['1 failed'])
})
