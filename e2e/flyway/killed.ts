import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { FLYWAY_TS, TSX } from '../../lib/cli/flyway-command'
import type { FlywayOptions } from '../../lib/flyway/options'
import { readLeftover } from './bad-input/left'
import { ownPostgres } from './own-postgres'
import { missingTool, startRealFlyway } from './real-flyway'
import { type Place, settingsAt } from './twins/settings-at'
import { writeFiles } from './twins/write-files'

/* What a run that is killed in the middle of a script leaves: Flyway itself and the built-in engine, each in a process. */
const missing = missingTool()
const FLYWAY = '13.12.0'

const { dir, postgres } = ownPostgres(missing !== null)
let count = 0

/** Starts `migrate` in a process of its own, and says how to end it. */
type Start = (place: Place, options: Partial<FlywayOptions>) => Promise<(signal: NodeJS.Signals) => void>

const startFlyway: Start = async (place, options) => {
  const flyway = await startRealFlyway(FLYWAY)
  void flyway.ask(['migrate'], settingsAt(place, options)).catch(() => {}) // it does not come to an answer
  return flyway.kill
}

const startOurs: Start = async (place, options) => {
  const settings = Object.entries(settingsAt(place, options)).map(([name, value]) => [envOf(name), value])
  // Next's types want NODE_ENV in every environment.
  const env = { PATH: process.env.PATH, ...Object.fromEntries(settings) } as unknown as NodeJS.ProcessEnv
  const child = spawn(process.execPath, ['--import', TSX, FLYWAY_TS, 'migrate'], { cwd: dir, env, stdio: 'ignore' })
  return signal => void child.kill(signal)
}

const envOf = (setting: string) => setting.replace(/[A-Z]/g, '_$&').replaceAll('.', '_').toUpperCase()

const OTHERS = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`

async function kill(
  start: Start,
  files: Record<string, string>,
  options: Partial<FlywayOptions>,
  signal: NodeJS.Signals,
) {
  const name = `d${++count}`
  const folder = path.join(dir, 'case')
  await writeFiles(folder, files, false)
  const client = new pg.Client(postgres().url('postgres'))
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const watcher = new pg.Client(postgres().url(name))
  await watcher.connect()
  const until = async (sql: string, holds: (rows: number) => boolean) => {
    while (!holds((await watcher.query(sql)).rowCount ?? 0)) await wait(50)
  }
  const end = await start({ url: postgres().url(name), folder }, { schemas: ['public'], ...options })
  await until(`${OTHERS} AND wait_event = 'PgSleep'`, rows => rows > 0)
  end(signal)
  await until(OTHERS, rows => rows === 0)
  await watcher.end()
  return readLeftover(postgres().url(name), 'public')
}

const SCRIPTS = {
  'sql/V1__a.sql': 'CREATE TABLE a ();',
  'sql/V2__b.sql': 'CREATE TABLE b ();\nSELECT pg_sleep(2);\nCREATE TABLE c ();',
}
const WITHOUT = { 'sql/V2__b.sql.conf': 'executeInTransaction=false' }

const CASES: [what: string, files: Record<string, string>, options: Partial<FlywayOptions>, signal: NodeJS.Signals][] =
  [
    ['a script', SCRIPTS, {}, 'SIGKILL'],
    ['a script, by SIGTERM,', SCRIPTS, {}, 'SIGTERM'],
    ['a script, by SIGINT, with the lock of a session', SCRIPTS, { transactionalLock: false }, 'SIGINT'],
    ['a group', SCRIPTS, { group: true }, 'SIGKILL'],
    ['a script without a transaction', { ...SCRIPTS, ...WITHOUT }, {}, 'SIGKILL'],
  ]

for (const [what, files, options, signal] of CASES)
  test(`${what} that is killed in the middle leaves the same by both engines, and no lock`, {
    skip: missing ? `${missing} is not here` : false,
  }, async () => {
    const expected = await kill(startFlyway, files, options, signal)
    assert.deepEqual(expected.locks, [])
    assert.deepEqual(await kill(startOurs, files, options, signal), expected)
  })
