import type { Board, Finding, Migration, Run } from '../lib/board/schema'
import { followStream } from './follow-stream'
import { expect, worldTest as test } from './test'
import { upTo } from './world/scripts'
import { SITUATIONS } from './world/story/situations'

/** What cannot be believed from history alone, on the whole product: database, scripts, container and log together. */

const BROKEN = 'V25__broken.sql'
/** Its second statement begins in line 4 and names a table that is not there. */
const BROKEN_TEXT =
  '-- V25: broken on purpose\nCREATE TABLE atp.half ();\n\nINSERT INTO atp.nowhere VALUES (1);\nSELECT 1;\n'

test.beforeEach(({ world }) => SITUATIONS.calm.prepare(world))

const migration = (migrations: Migration[], key: string) => migrations.find(line => line.key === key)

test('a broken script is failed at its statement’s line, while the history has no row', async ({
  world,
  board,
  read,
}) => {
  world.environments.dev.scripts.push(BROKEN, BROKEN_TEXT)
  const pod = await world.rollOut('dev')
  await pod.firstExit
  await expect.poll(async () => (await read('dev')).state).toBe('failed')
  const dev = await read('dev')
  expect(dev.failure).toMatchObject({ version: '25', script: `sql/${BROKEN}`, line: 4, sqlState: '42P01' })
  expect(dev.failure?.message).toContain('relation "atp.nowhere" does not exist')
  expect(migration(dev.migrations, 'V25')).toMatchObject({
    state: 'failed',
    flywayState: 'Pending',
    installedRank: null,
    marks: expect.arrayContaining(['ghost-failure']),
  })
  const { rows } = await world.databases.query('dev', "select * from flyway_schema_history where version = '25'")
  expect(rows).toEqual([])
  const { findings } = await board.ask<Board>('/board?summary')
  expect(findings.find(({ environment }) => environment === 'dev')).toMatchObject({
    kind: 'ghost-failure',
    migration: 'V25',
    severity: 'critical',
  })
})

test('an empty scripts folder and exit code 0 are a silent no-op', async ({ world, board, read }) => {
  // Without repeatables that are gone validate has nothing to say, and Flyway ends well.
  world.environments.dev.configure({ FLYWAY_IGNORE_MIGRATION_PATTERNS: '*:missing,*:future' })
  world.environments.dev.scripts.fill(new Map())
  const pod = await world.rollOut('dev')
  expect(await pod.ready).toBe(true)
  await expect.poll(() => kindsOf(board.ask, 'dev')).toContain('silent-no-op')
  const dev = await read('dev')
  expect(dev.run).toMatchObject({ state: 'succeeded', exitCode: 0, applied: [] })
  expect(dev.state).toBe('attention')
})

test('a script that is pushed after an idle restart is pending, and no silent no-op', async ({
  world,
  board,
  read,
}) => {
  const pod = await world.rollOut('dev')
  expect(await pod.ready).toBe(true)
  await expect.poll(async () => (await read('dev')).run?.pod).toBe(pod.pod.metadata.name)
  await expect.poll(async () => (await read('dev')).run?.state).toBe('succeeded')
  world.environments.dev.scripts.push(BROKEN, BROKEN_TEXT)
  await expect.poll(async () => migration((await read('dev')).migrations, 'V25')?.state).toBe('pending')
  // What the board knew of the test before may have had a V25, too.
  await expect.poll(async () => (await read('dev')).state).toBe('pending')
  // It stays so over further readings of every source.
  const { readAt } = (await read('dev')).sources.history
  await expect.poll(async () => (await read('dev')).sources.history.readAt).not.toBe(readAt)
  expect((await read('dev')).state).toBe('pending')
  expect(await kindsOf(board.ask, 'dev')).not.toContain('silent-no-op')
})

test('a crash loop of six attempts is failed all the time', async ({ world, board, read }) => {
  const stream = await followStream(board.url, 'dev')
  world.environments.dev.scripts.push(BROKEN, BROKEN_TEXT)
  await world.rollOut('dev')
  await expect
    .poll(
      async () => {
        const { run } = await read('dev')
        return run && run.attempt >= 6 && run.state === 'failed'
      },
      { timeout: 60_000 },
    )
    .toBe(true)
  stream.stop()
  const first = stream.states.indexOf('failed')
  expect(first).toBeGreaterThanOrEqual(0)
  expect(stream.states.slice(first).filter(state => state !== 'failed')).toEqual([])
  const cells = stream.cells('V25')
  expect(cells.slice(cells.indexOf('failed')).filter(state => state !== 'failed')).toEqual([])
  const { runs } = await board.ask<{ runs: Run[] }>('/runs?environment=dev')
  expect(runs.filter(run => run.podUid === runs[0]?.podUid).length).toBeGreaterThanOrEqual(6)
  // One incident, however often it is tried.
  const { findings } = await board.ask<Board>('/board?summary')
  expect(findings.filter(({ environment }) => environment === 'dev')).toMatchObject([{ kind: 'ghost-failure' }])
})

test('a failure that is mended heals with the next attempt', async ({ world, read }) => {
  await SITUATIONS.failing.prepare(world)
  await expect.poll(async () => (await read('prod')).state).toBe('failed')
  await world.databases.query('prod', "update atp.media set release_date = null where release_date < '1850-01-01'")
  await expect.poll(async () => (await read('prod')).state, { timeout: 30_000 }).toBe('ok')
  expect((await read('prod')).failure).toBeNull()
})

test('Flyway’s own view stays beside ours: what is above the target of the container is so without configuration', async ({
  world,
  read,
}) => {
  world.environments.dev.configure({ FLYWAY_TARGET: '24' })
  world.environments.dev.scripts.push(BROKEN, BROKEN_TEXT)
  await (await world.rollOut('dev')).ready
  await expect.poll(async () => migration((await read('dev')).migrations, 'V25')?.flywayState).toBe('Above Target')
  await expect.poll(async () => (await read('dev')).version.pending).toBe(0)
})

test('an older release is below what is applied: its rows read Future, and nothing is pending', async ({
  world,
  read,
}) => {
  world.environments.dev.scripts.fill(upTo(world.release, 22))
  await expect.poll(async () => migration((await read('dev')).migrations, 'V24')?.flywayState).toBe('Future')
})

async function kindsOf(ask: <T>(path: string) => Promise<T>, name: string): Promise<Finding['kind'][]> {
  const { findings } = await ask<Board>('/board?summary')
  return findings.filter(({ environment }) => environment === name).map(({ kind }) => kind)
}
