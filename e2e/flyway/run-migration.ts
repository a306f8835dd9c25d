import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { run, TREE } from '../../lib/cli/run-migration-world'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import { lockKey } from '../../lib/runner/advisory-lock'
import { readLeft } from './left'

/*
 * run-migration.sh with the original: Flyway through Maven on one database, the built-in engine on another, both from
 * nothing. Needs Java 17, Maven and Maven Central, or what they have downloaded before.
 */
const has = (program: string, argument: string) => spawnSync(program, [argument]).status === 0
const skip = has('java', '-version') && has('mvn', '-v') ? false : 'Java or Maven is not here'

const dir = mkdtempSync(path.join(tmpdir(), 'run-migration-flyway-'))
let postgres: EmbeddedPostgres

before(async () => {
  if (skip) return
  postgres = await startEmbeddedPostgres({ dir: path.join(dir, 'cluster'), databases: ['flyway', 'builtin', 'both'] })
})
after(async () => {
  await postgres?.stop()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

type Engine = 'flyway' | 'builtin'

function call(engine: Engine, database: Engine | 'both', args: string[]) {
  const { hostname, port, username, password } = new URL(postgres.url(database))
  return run(path.join(TREE, 'run-migration.sh'), args, dir, {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    FLYWAY_ENGINE: engine,
    FLYWAY_PGSQL_HOST: hostname,
    FLYWAY_PGSQL_PORT: port,
    FLYWAY_PGSQL_DATABASE: database,
    FLYWAY_PGSQL_USERNAME: username,
    FLYWAY_PGSQL_PASSWORD: decodeURIComponent(password),
  })
}

const table = (out: string) =>
  out
    .replace(/^\[INFO\] /gm, '')
    .split('\n')
    .filter(line => /^[|+]/.test(line))

/** When a script was applied differs between two runs, nothing else may. */
const withoutTimes = (lines: string[]) => lines.map(line => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, 'then'))

test('Flyway through Maven and the built-in engine leave the same rows and the same schema', { skip }, async () => {
  for (const engine of ['flyway', 'builtin'] as const) {
    const { code, out, err } = await call(engine, engine, ['migrate'])
    assert.equal(code, 0, `${out}${err}`)
  }
  const expected = await readLeft(postgres.url('flyway'), 'public')
  assert.ok(expected.history.length > 20 && expected.schemas.length > 100)
  assert.deepEqual(await readLeft(postgres.url('builtin'), 'public'), expected)
})

test('each takes what the other has applied for its own', { skip }, async () => {
  const tables = []
  for (const [engine, database] of [
    ['flyway', 'builtin'],
    ['builtin', 'flyway'],
  ] as const) {
    assert.equal((await call(engine, database, ['validate'])).code, 0)
    const { code, out } = await call(engine, database, ['info'])
    assert.equal(code, 0)
    tables.push(withoutTimes(table(out)))
  }
  assert.ok((tables[0]?.length ?? 0) > 25)
  assert.deepEqual(tables[0], tables[1])
})

test('both at once on an empty database apply each script once, and both end with 0', { skip }, async () => {
  const gate = new pg.Client(postgres.url('both'))
  await gate.connect()
  // Both wait for Flyway's lock before their first step, and neither is there much earlier than the other.
  await gate.query('SELECT pg_advisory_lock($1)', [lockKey('"public"."flyway_schema_history"')])
  const ended = [call('flyway', 'both', ['migrate']), call('builtin', 'both', ['migrate'])]
  const others = `SELECT DISTINCT application_name FROM pg_stat_activity
    WHERE datname = 'both' AND pid <> pg_backend_pid() AND query ~ 'pg_try_advisory'`
  while ((await gate.query(others)).rowCount !== 2)
    await Promise.race([wait(100), Promise.any(ended).then(early => assert.fail(early.err))])
  await gate.end()
  for (const { code, out, err } of await Promise.all(ended)) assert.equal(code, 0, `${out}${err}`)
  assert.deepEqual(await readLeft(postgres.url('both'), 'public'), await readLeft(postgres.url('flyway'), 'public'))
})

test('a failure of Flyway through Maven is an exit code', { skip }, async () => {
  assert.notEqual((await call('flyway', 'flyway', ['info', '-url=jdbc:postgresql://127.0.0.1:1/x'])).code, 0)
})
