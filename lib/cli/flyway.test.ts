import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import { type Database, startDatabases } from '../runner/test-database'

const TSX = createRequire(import.meta.url).resolve('tsx')
const FLYWAY = path.join(import.meta.dirname, 'flyway.ts')
const PASSWORD = 'a word that nobody may see'
let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

function start(cwd: string, args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', TSX, FLYWAY, ...args], {
    cwd,
    // Next's types want NODE_ENV in every environment.
    env: { PATH: process.env.PATH ?? '', ...env } as unknown as NodeJS.ProcessEnv,
  })
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  return { child, ended: ended.then(([[code], out, err]) => ({ code, out, err })) }
}

function environment({ url }: Database): Record<string, string> {
  const { host, pathname, password } = new URL(url)
  const address = `jdbc:postgresql://${host}${pathname}`
  return { FLYWAY_URL: address, FLYWAY_USER: 'postgres', FLYWAY_PASSWORD: password, FLYWAY_LOCATIONS: 'filesystem:sql' }
}

const runOn = (database: Database, args: string[], env: Record<string, string> = {}) =>
  start(database.folder, args, { ...environment(database), ...env }).ended

test('migrate says who it is and ends with 0; what fails is on standard error, and ends with 1', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()' })
  const { code, out, err } = await runOn(database, ['migrate'])
  assert.deepEqual([code, err], [0, ''])
  assert.match(
    out,
    /^instrument-cluster engine 0\.1, answers as Flyway 13\.12\.0\n\nEnvironment: default\nDatabase: jdbc:postgresql:\*{8} \(PostgreSQL [\d.]+\)\n/,
  )
  database.write({ 'V2__b.sql': 'create table a ()' })
  const failed = await runOn(database, ['migrate'])
  assert.equal(failed.code, 1)
  assert.match(
    failed.err,
    /^ERROR: Migration of schema "public" to version "2 - b" failed! .*\nERROR: Failed to execute/,
  )
  assert.equal(failed.out.includes('ERROR'), false)
})

test('info prints the table of Flyway', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()', 'R__r.sql': 'select 1' })
  await runOn(database, ['-target=1', 'migrate'])
  const { code, out } = await runOn(database, ['info'], { FLYWAY_TARGET: '1' })
  assert.equal(code, 0)
  assert.deepEqual(
    out
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'yyyy-MM-dd HH:mm:ss')
      .split('\n')
      .slice(4),
    [
      'Schema version: 1',
      '',
      '+------------+---------+-------------+------+---------------------+---------+----------+',
      '| Category   | Version | Description | Type | Installed On        | State   | Undoable |',
      '+------------+---------+-------------+------+---------------------+---------+----------+',
      '| Versioned  | 1       | a           | SQL  | yyyy-MM-dd HH:mm:ss | Success | No       |',
      '| Repeatable |         | r           | SQL  | yyyy-MM-dd HH:mm:ss | Success |          |',
      '+------------+---------+-------------+------+---------------------+---------+----------+',
      '',
      '',
    ],
  )
})

test('validate ends with 1 while something is pending, and with 0 after', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()' })
  const before = await runOn(database, ['validate'])
  assert.equal(before.code, 1)
  assert.match(before.err, /Detected resolved migration not applied to database: 1\./)
  await runOn(database, ['migrate'])
  const { code, out } = await runOn(database, ['validate'])
  assert.equal(code, 0)
  assert.match(out, /^Successfully validated 1 migration \(execution time \d\d:\d\d\.\d{3}s\)$/m)
})

test('a server that is not there, and one that refuses the password, are said as pgjdbc says them; the password is nowhere', async () => {
  const database = await databases.fresh()
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const address = closed.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  closed.close()
  await once(closed, 'close')
  const nobody = await runOn(database, ['migrate', `-url=jdbc:postgresql://127.0.0.1:${port}/x?password=${PASSWORD}`], {
    FLYWAY_CONNECT_RETRIES: '1',
  })
  const advice = 'Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.'
  const message = `Connection to 127.0.0.1:${port} refused. ${advice}`
  assert.equal(nobody.code, 1)
  assert.match(
    nobody.out,
    /\nWARNING: Connection error: Connection to .*\n\(Caused by Connection refused\)\nRetrying in 1 sec\.\.\.\n$/,
  )
  const head = `Unable to obtain connection from database (jdbc:postgresql:********) for user 'postgres': ${message}`
  assert.deepEqual(nobody.err.split('\n'), [
    ...[`ERROR: ${head}`, '-'.repeat(head.length), 'SQL State  : 08001', 'Error Code : 0', `Message    : ${message}`],
    ...['\r', `Caused by: org.postgresql.util.PSQLException: ${message}\r`],
    ...['Caused by: java.net.ConnectException: Connection refused', ''],
  ])
  const refused = await runOn(database, ['migrate'], { FLYWAY_PASSWORD: PASSWORD })
  assert.equal(refused.code, 1)
  assert.match(
    refused.err,
    /\nSQL State {2}: 28P01\nError Code : 0\nMessage {4}: FATAL: password authentication failed for user "postgres"\n/,
  )
  for (const { out, err } of [nobody, refused]) assert.equal(`${out}${err}`.includes(PASSWORD), false)
})

test('SIGTERM in the middle ends with 143, without a row and without a last word', async () => {
  const database = await databases.fresh({
    'V1__a.sql': `do $$ begin raise notice 'now'; end $$; select pg_sleep(600)`,
  })
  const { child, ended } = start(database.folder, ['migrate'], environment(database))
  child.stdout.on('data', chunk => String(chunk).includes('DB: now') && child.kill('SIGTERM'))
  const { code, out, err } = await ended
  assert.deepEqual([code, err], [143, ''])
  assert.match(out, /Migrating schema "public" to version "1 - a"\nDB: now\n$/)
  await database.ask(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`)
  assert.deepEqual(await database.ask('select from flyway_schema_history'), [])
})

test('a reader that goes away ends no run', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a ()', 'V2__b.sql': 'create table b ()' })
  const { child, ended } = start(database.folder, ['migrate'], environment(database))
  ended.catch(() => {}) // its output is not read to the end
  let err = ''
  child.stderr.on('data', chunk => {
    err += chunk
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const [code] = await once(child, 'exit')
  assert.deepEqual([code, err], [0, ''])
  assert.equal((await database.ask('select from flyway_schema_history')).length, 2)
})

test('what cannot be understood stops the call, in the words of Flyway', async () => {
  const database = await databases.fresh()
  const mistakes: [string[], Record<string, string>, RegExp][] = [
    [['migrate', '-nonsense=secret'], {}, /^ERROR: Failed to configure parameters:\n\tUnknown: 'flyway\.nonsense'\. /],
    [['migrate'], { FLYWAY_OUT_OF_ORDER: 'perhaps' }, /^ERROR: Unable to parse command line params\.\n$/],
    [['migrations'], {}, /^ERROR: Invalid flag: migrations\n$/],
    [
      ['clean'],
      {},
      /^ERROR: Unable to execute clean as it has been disabled with the 'flyway\.cleanDisabled' property\.\n$/,
    ],
    [
      ['info', '-compatibility=8'],
      {},
      /^ERROR: '8' is an invalid value for -compatibility\. It is one of 9\.22, 10\.22, /,
    ],
  ]
  for (const [args, env, message] of mistakes) {
    const { code, err } = await runOn(database, args, env)
    assert.equal(code, 1)
    assert.match(err, message)
    assert.equal(err.includes('secret'), false)
  }
  assert.equal((await runOn(database, ['info'], { FLYWAY_SOMETHING_ELSE: 'x' })).code, 0)
})

test('-compatibility names the Flyway that answers, FLYWAY_COMPATIBILITY where it is not given', async () => {
  const database = await databases.fresh()
  const banner = async (args: string[], env: Record<string, string> = {}) =>
    (await runOn(database, ['info', ...args], env)).out.split('\n')[0]
  assert.equal(await banner(['-compatibility=9.22']), 'instrument-cluster engine 0.1, answers as Flyway 9.22.3')
  const env = { FLYWAY_COMPATIBILITY: '11.20' }
  assert.equal(await banner([], env), 'instrument-cluster engine 0.1, answers as Flyway 11.20.0')
  assert.equal(await banner(['-compatibility=13'], env), 'instrument-cluster engine 0.1, answers as Flyway 13.12.0')
})

test('the environment that is chosen is said, stands in scripts, and in what failed', async () => {
  const script = `do $$ begin raise notice '\${flyway:environment}'; end $$; select nothing`
  const database = await databases.fresh({ 'V1__a.sql': script })
  const { FLYWAY_URL, FLYWAY_USER, FLYWAY_PASSWORD } = environment(database)
  const lines = [`url = "${FLYWAY_URL}"`, `user = "${FLYWAY_USER}"`, `password = "${FLYWAY_PASSWORD}"`]
  writeFileSync(path.join(database.folder, 'flyway.toml'), `[environments.dev]\n${lines.join('\n')}\n`)
  const { ended } = start(database.folder, ['migrate', '-environment=dev'], { FLYWAY_LOCATIONS: 'filesystem:sql' })
  const { code, out, err } = await ended
  assert.equal(code, 1)
  assert.match(out, /\nEnvironment: dev\nDatabase: .*\nDB: dev\n/s)
  assert.match(err, /\nERROR: Failed to execute script V1__a\.sql against dev environment\n-{58}\n/)
})

test('a folder without a migration is warned of on standard error, and nothing else changes', async () => {
  const database = await databases.fresh()
  const { code, err } = await runOn(database, ['migrate', 'info'])
  assert.deepEqual(
    [code, err],
    [0, 'The built-in engine found no migration in filesystem:sql. Is this the right folder?\n'],
  )
})

test('-X prints what is configured without passwords, the files, the SQL, and the statement that failed', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1;\nselect nothing' })
  const { code, out, err } = await runOn(database, ['migrate', '-X', `-placeholders.a=b`])
  assert.equal(code, 1)
  assert.match(out, /^DEBUG: Using configuration:\nflyway\.locations -> filesystem:sql\nflyway\.password -> \*{8}\n/)
  assert.match(out, /\nDEBUG: Found filesystem resource: sql\/V1__a\.sql\n/)
  assert.match(out, /\nDEBUG: Executing SQL: select 1\n.*DEBUG: Executing SQL: select nothing\n/s)
  assert.match(err, /\nStatement {2}: select nothing\n/)
})

test('a location may have wildcards, and what two locations find under other names is named where it lies', async () => {
  const database = await databases.fresh({ 'one/V1__a.sql': 'select 1', 'two/deep/V2__b.sql': 'select 1' })
  const { code, out } = await runOn(database, ['info', '-locations=filesystem:sql/*/deep'])
  assert.equal(code, 0)
  assert.deepEqual([/\| 1 /.test(out), /\| 2 /.test(out)], [false, true])
  const twice = await runOn(database, ['info', '-locations=filesystem:sql,filesystem:sql/*'])
  const [, , ...offenders] = twice.err.trim().split('\n')
  const place = `-> ${database.folder}/sql/one/V1__a.sql (SQL)`
  assert.deepEqual([twice.code, offenders], [1, [place, place]])
})

test('repair -dryRun changes nothing, and no other command takes the flag', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  await runOn(database, ['migrate'])
  database.write({ 'V1__a.sql': 'select 2' })
  const shown = await runOn(database, ['repair', '-dryRun'])
  assert.equal(shown.code, 0)
  assert.match(
    shown.out,
    /\nWould change row 1 \(V1__a\.sql\): checksum .*\nNothing was changed: this was a dry run\.\n$/,
  )
  assert.equal((await runOn(database, ['validate'])).code, 1)
  const refused = await runOn(database, ['migrate', '-dryRun'])
  assert.deepEqual(
    [refused.code, refused.err],
    [1, 'ERROR: Invalid flag: -dryRun is for repair and baseline, not for migrate\n'],
  )
  assert.equal((await runOn(database, ['repair'])).code, 0)
  assert.equal((await runOn(database, ['validate'])).code, 0)
})
