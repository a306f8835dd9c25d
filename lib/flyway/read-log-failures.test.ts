import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLog, stepsOf } from './a-run-log'
import type { LogFailure } from './log-reading'

/** The heads of the failure block, by version, and how each version says that it will not print the statement. */
const HEADS: [version: string, head: string][] = [
  ['7.15.0', 'Migration V2__two.sql failed'],
  ['8.5.13', 'Migration V2__two.sql failed'],
  ['9.22.3', 'Migration V2__two.sql failed'],
  ['10.22.0', 'Script V2__two.sql failed'],
  ['11.20.3', 'Failed to execute script V2__two.sql'],
  ['13.0.0', 'Failed to execute script V2__two.sql'],
  ['13.0.0, environment of its own', 'Failed to execute script V2__two.sql against staging environment'],
]
const HIDDEN = 'Run Flyway with -X option to see the actual statement causing the problem'

function failedRun(
  head: string,
  statement = HIDDEN,
  more = '',
  location = 'sql/V2__two.sql (/flyway/sql/V2__two.sql)',
) {
  const block = `${head}
${'-'.repeat(head.length)}
SQL State  : 42P01
Error Code : 0
Message    : ERROR: relation "nope" does not exist${more}
  Position: 13
Location   : ${location}
Line       : 4
Statement  : ${statement}
\r`
  return `
Current version of schema "public": << Empty Schema >>
Migrating schema "public" to version "1 - one"
Migrating schema "public" to version "2 - two"
ERROR: Migration of schema "public" to version "2 - two" failed! Changes successfully rolled back.
ERROR: ${block}
Caused by: ${block.replace('42P01', '99999')}
Caused by: org.postgresql.util.PSQLException: ERROR: relation "nope" does not exist`
}

const FAILURE: LogFailure = {
  version: '2',
  script: 'sql/V2__two.sql',
  line: 4,
  statement: null,
  sqlState: '42P01',
  message: 'ERROR: relation "nope" does not exist',
  detail: null,
  hint: null,
  position: 13,
  where: null,
  logLine: 4,
}

for (const [version, head] of HEADS) {
  test(`a failed statement of ${version}`, () => {
    const reading = readLog(failedRun(head))
    assert.deepEqual(reading.failure, FAILURE)
    assert.deepEqual(stepsOf(reading), ['1 applied', '2 failed'])
    assert.deepEqual([reading.outcome, reading.applied], ['failed', ['1']])
  })
}

test('a block whose first line is empty', () => {
  const log = failedRun('Migration V2__two.sql failed').replaceAll('ERROR: Migration V2', 'ERROR: \nMigration V2')
  assert.deepEqual(readLog(log).failure, FAILURE)
})

test('colours and carriage returns are not part of what is said', () => {
  const log = failedRun('Script V2__two.sql failed')
    .trim()
    .split('\n')
    .map(line => `\u001b[0m\u001b[31m${line}\r`)
    .join('\n')
  assert.deepEqual(readLog(log).failure, FAILURE)
})

test('a statement that is printed may have many lines, blank ones and what looks like a field', () => {
  const statement = `-- a comment

CREATE TABLE t (
  Line       : int,
  ERROR text
)`
  const { failure } = readLog(failedRun('Migration V2__two.sql failed', statement))
  assert.deepEqual(failure, { ...FAILURE, statement })
})

test('what PostgreSQL adds to its message is cut off it', () => {
  const more = `
  second line of the message
  Detail: Key (a)=(1)
is twice there.
  Hint: Do not.
  Where: PL/pgSQL function f() line 3 at RAISE`
  assert.deepEqual(readLog(failedRun('Script V2__two.sql failed', HIDDEN, more)).failure, {
    ...FAILURE,
    message: 'ERROR: relation "nope" does not exist\n  second line of the message',
    detail: 'Key (a)=(1)\nis twice there.',
    hint: 'Do not.',
    where: 'PL/pgSQL function f() line 3 at RAISE',
  })
})

test('blank lines in a message do not end its block', () => {
  const { failure } = readLog(failedRun('Script V2__two.sql failed', HIDDEN, '\n\nSee above.'))
  assert.deepEqual([failure?.message, failure?.line], ['ERROR: relation "nope" does not exist\n\nSee above.', 4])
})

const LOCATIONS: [location: string, script: string][] = [
  ['sub/V2__two.sql (/flyway/sql/sub/V2__two.sql)', 'sub/V2__two.sql'],
  ['sql/V2__a (old).sql (/flyway/sql/V2__a (old).sql)', 'sql/V2__a (old).sql'],
  ['V2__two.sql', 'V2__two.sql'],
  ['V2__a (b)', 'V2__a (b)'],
]
for (const [location, script] of LOCATIONS) {
  test(`the script at ${location}`, () => {
    assert.equal(readLog(failedRun('Script V2__two.sql failed', HIDDEN, '', location)).failure?.script, script)
  })
}

test('without a location the script has the name of the head', () => {
  const log = failedRun('Script V2__two.sql failed').replaceAll(/Location .*\n/g, '')
  assert.equal(readLog(log).failure?.script, 'V2__two.sql')
})

test('a repeatable fails under its description', () => {
  const reading = readLog(`
Migrating schema "public" with repeatable migration "all views" [non-transactional]
ERROR: Migration of schema "public" with repeatable migration "all views" [non-transactional] failed! Please restore backups and roll back database and code!
ERROR: Script R__all_views.sql failed
-----------------------------
SQL State  : 42601
Message    : ERROR: syntax error at or near "oops"
Location   : views/R__all_views.sql (/flyway/sql/views/R__all_views.sql)
Line       : 1`)
  assert.deepEqual(stepsOf(reading), ['R__all views failed'])
  assert.deepEqual([reading.failure?.version, reading.failure?.script], [null, 'views/R__all_views.sql'])
})

test('a log that was cut after the first line of the failure still names the migration', () => {
  const reading = readLog(failedRun('x').trim().split('\n').slice(0, 4).join('\n'))
  assert.deepEqual(stepsOf(reading), ['1 applied', '2 failed'])
  assert.deepEqual(reading.failure, {
    ...FAILURE,
    position: null,
    script: null,
    line: null,
    sqlState: null,
    message: 'Migration of schema "public" to version "2 - two" failed! Changes successfully rolled back.',
  })
})

test('a log whose beginning is lost names the migration that failed', () => {
  const lines = failedRun('Script V2__two.sql failed').trim().split('\n').slice(3)
  const reading = readLog(lines.join('\n'))
  assert.deepEqual(stepsOf(reading), ['2 failed'])
  assert.deepEqual(reading.failure, { ...FAILURE, logLine: 1 })
})

test('an error that overtakes the line of its migration is joined to it', () => {
  const lines = failedRun('Script V2__two.sql failed').trim().split('\n')
  const [begins] = lines.splice(2, 1)
  const reading = readLog([...lines.slice(0, 6), begins, ...lines.slice(6)].join('\n'))
  assert.deepEqual(stepsOf(reading), ['1 applied', '2 failed'])
  assert.deepEqual([reading.steps[1]?.line, reading.failure], [7, { ...FAILURE, logLine: 3 }])
})

test('with -X the block stands in a stack trace', () => {
  const block = failedRun('Script V2__two.sql failed', 'SELECT nope').trim().split('\n').slice(4, 13).join('\n')
  const log = `
Migrating schema "public" to version "2 - two"
DEBUG: Executing SQL: SELECT nope
ERROR: Migration of schema "public" to version "2 - two" failed! Changes successfully rolled back.
DEBUG: Memory usage: 40 of 100M
ERROR: Unexpected error
org.flywaydb.core.internal.command.DbMigrate$FlywayMigrateException: ${block.replace('ERROR: ', '')}

\tat org.flywaydb.core.internal.command.DbMigrate.doMigrateGroup(DbMigrate.java:402)
Caused by: org.postgresql.util.PSQLException: ERROR: relation "nope" does not exist
\t... 14 more`
  assert.deepEqual(readLog(log).failure, { ...FAILURE, statement: 'SELECT nope', logLine: 3 })
})

test('of COPY Flyway says neither SQLSTATE nor why: PostgreSQL’s words are behind its own', () => {
  const { failure } = readLog(`
Migrating schema "public" to version "2 - two"
ERROR: Migration of schema "public" to version "2 - two" failed! Changes successfully rolled back.
ERROR: Failed to execute script V2__two.sql
------------------------------------
SQL State  : null
Error Code : 0
Message    : Unable to execute COPY operation
Location   : sql/V2__two.sql (/flyway/sql/V2__two.sql)
Line       : 4
Statement  : Run Flyway with -X option to see the actual statement causing the problem

Caused by: java.sql.SQLException: Unable to execute COPY operation
Caused by: java.lang.reflect.InvocationTargetException
Caused by: org.postgresql.util.PSQLException: ERROR: missing data for column "name"
  Where: COPY person, line 2: "8"
`)
  assert.deepEqual(
    [failure?.sqlState, failure?.message, failure?.where, failure?.line],
    [null, 'Unable to execute COPY operation\nERROR: missing data for column "name"', 'COPY person, line 2: "8"', 4],
  )
})
