import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'
import { run, TREE } from './run-migration-world'

const dir = mkdtempSync(path.join(tmpdir(), 'run-migration-builtin-'))
let postgres: EmbeddedPostgres

before(async () => {
  postgres = await startEmbeddedPostgres({ dir: path.join(dir, 'cluster'), databases: ['atp'] })
})
after(async () => {
  await postgres?.stop()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

const SCRIPTS = readdirSync(path.join(TREE, 'migrations')).filter(name => name.endsWith('.sql'))

/** Called from another folder than the tree's. */
function call(args: string[], env: Record<string, string> = {}) {
  const { hostname, port, username, password } = new URL(postgres.url('atp'))
  return run(path.join(TREE, 'run-migration.sh'), args, dir, {
    PATH: process.env.PATH ?? '',
    FLYWAY_ENGINE: 'builtin',
    FLYWAY_PGSQL_HOST: hostname,
    FLYWAY_PGSQL_PORT: port,
    FLYWAY_PGSQL_DATABASE: 'atp',
    FLYWAY_PGSQL_USERNAME: username,
    FLYWAY_PGSQL_PASSWORD: decodeURIComponent(password),
    ...env,
  })
}

const WHY = 'run-migration.sh: the built-in engine, because FLYWAY_ENGINE=builtin\n'

test('the built-in engine takes an empty database through migrations/', async () => {
  const pending = await call(['validate'])
  assert.equal(pending.code, 1)
  assert.match(pending.err, /Detected resolved migration not applied to database: 1\./)

  const early = await call(['info', '-target=20'])
  assert.equal(early.out.split('\n').filter(line => line.includes('| Above Target |')).length, 4)

  const all = await call(['migrate'])
  assert.deepEqual([all.code, all.err], [0, WHY])
  const applied = new RegExp(
    `Successfully applied ${SCRIPTS.length} migrations to schema "public", now at version v24 `,
  )
  assert.match(all.out, applied)

  const info = await call(['info'])
  assert.deepEqual([info.code, info.err], [0, WHY])
  assert.match(info.out, /\nSchema version: 24\n/)
  const success = info.out.split('\n').filter(line => line.includes('| Success |'))
  assert.equal(success.length, SCRIPTS.length)

  const valid = await call(['validate'])
  assert.deepEqual([valid.code, valid.err], [0, WHY])
  assert.match(valid.out, new RegExp(`Successfully validated ${SCRIPTS.length} migrations `))
})

test("its exit codes and messages are Flyway's, and the password is in none of them", async () => {
  const password = 'a word that nobody may see'
  const { code, err } = await call(['info'], { FLYWAY_PGSQL_PASSWORD: password })
  assert.equal(code, 1)
  assert.match(err, /\nSQL State {2}: 28P01\n/)
  assert.equal(err.includes(password), false)
})

test('locations of a call are those of the folder of the call', async () => {
  const { code, err } = await call(['info', '-locations=filesystem:nowhere'])
  assert.equal(code, 0)
  assert.match(err, new RegExp(`nowhere \\(not found\\) Resolved to '${dir}/nowhere'`))
})
