import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import { DEFAULT_OPTIONS, type FlywayOptions } from '../../lib/flyway/options'
import { parseJdbcUrl } from '../../lib/runner/jdbc-url'
import { migrate } from '../../lib/runner/migrate'
import { readLeft } from './left'
import { missingTool, type RealFlyway, startRealFlyway } from './real-flyway'
import { settingsAt } from './twins/settings-at'
import { writeFiles } from './twins/write-files'

/*
 * Runs that start together on one empty database: Flyway itself and the built-in engine, and several of the latter.
 * The moments at which they start are shifted against each other, so that they meet at each of their steps.
 */
const missing = missingTool()
const skip = missing ? `${missing} is not here` : false
const FLYWAY = '13.12.0'
const SHIFT = 25
const VERSIONS = [1, 2, 3, 4, 5, 6, 7, 8]
const SCRIPTS = Object.fromEntries([
  ...VERSIONS.map(n => [`sql/V${n}__t.sql`, `CREATE TABLE t${n} (id int); SELECT pg_sleep(0.01);`]),
  ['sql/R__v.sql', 'CREATE VIEW v AS SELECT 1 AS one;'],
])

const dir = mkdtempSync(path.join(tmpdir(), 'flyway-at-once-'))
const folder = path.join(dir, 'case')
let postgres: EmbeddedPostgres
let flyway: RealFlyway
let count = 0

before(async () => {
  await writeFiles(folder, SCRIPTS, false)
  postgres = await startEmbeddedPostgres({ dir: path.join(dir, 'cluster') })
  if (!missing) flyway = await startRealFlyway(FLYWAY)
})
after(async () => {
  await flyway?.stop()
  await postgres?.stop()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

async function freshDatabase(): Promise<string> {
  const name = `d${++count}`
  const client = new pg.Client(postgres.url('postgres'))
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return postgres.url(name)
}

type Runner = (url: string, schema: string, options: Partial<FlywayOptions>) => Promise<string | null>

/** Null when the run ended well, else why not. */
const byFlyway: Runner = async (url, schema, options) => {
  const [answer] = await flyway.ask(['migrate'], settingsAt({ url, folder }, { ...options, schemas: [schema] }))
  return answer?.error ?? null
}

const byOurs: Runner = async (url, schema, options) => {
  const server = parseJdbcUrl(url, null, null) ?? assert.fail('no address')
  const given = { ...DEFAULT_OPTIONS, ...options, schemas: [schema], locations: [`filesystem:${folder}/sql`] }
  const outcome = await migrate({ server, options: given, cwd: dir, print: () => {} })
  return outcome.ok ? null : outcome.failure.message
}

/** Starts each run `shift` after the one before it, and expects what a run alone leaves. */
async function together(runners: Runner[], shift: number, schema: string, options: Partial<FlywayOptions>) {
  const url = await freshDatabase()
  const failures = await Promise.all(
    runners.map(async (runner, index) => {
      await wait(index * shift)
      return runner(url, schema, options)
    }),
  )
  assert.deepEqual(
    failures,
    failures.map(() => null),
    `shifted by ${shift} ms`,
  )
  return readLeft(url, schema)
}

const MODES: [name: string, schema: string, options: Partial<FlywayOptions>, repetitions?: number][] = [
  ['', 'public', {}, 20],
  [' in a schema that they make', 'app', {}],
  [' with group=true', 'public', { group: true }],
  [' with postgresql.transactional.lock=false', 'public', { transactionalLock: false }],
]

for (const [name, schema, options, repetitions = 10] of MODES) {
  test(`one of each engine${name} apply every script once, and both end well`, { skip }, async () => {
    const alone = await together([byFlyway], 0, schema, options)
    assert.ok(alone.history.length > VERSIONS.length)
    for (let i = 0; i < repetitions; i++) {
      const pair = i % 2 ? [byFlyway, byOurs] : [byOurs, byFlyway]
      assert.deepEqual(await together(pair, Math.floor(i / 2) * SHIFT, schema, options), alone)
    }
  })

  test(`five of the built-in engine${name} apply every script once, and all end well`, async () => {
    const alone = await together([byOurs], 0, schema, options)
    for (const shift of [0, 5, 20])
      assert.deepEqual(await together(Array(5).fill(byOurs), shift, schema, options), alone)
  })
}
