import type { LogLines, RunDetail, Runs } from '../lib/board/answers'
import type { Board } from '../lib/board/schema'
import { type BoardProcess, startBoard } from '../lib/cli/board-process'
import { freePort } from './free-port'
import { keepTalking, talk } from './keep-talking'
import { expect, worldTest as test } from './test'
import { SITUATIONS } from './world/story/situations'
import type { World } from './world/world'

/** What a board has seen outlives it, and outlives the pod. Each test has a database of its own for its boards. */

/** Talks until it is told to stop, with a secret now and then. */
const TALKATIVE = talk(
  3_000,
  number => `FOR line IN ${number * 20 - 19}..${number * 20} LOOP
    RAISE NOTICE 'line % %', line, repeat('ö', line % 40);
    IF line % 100 = 0 THEN RAISE NOTICE 'connecting to postgresql://app:hunter2222@db/atp'; END IF;
  END LOOP;`,
)

async function ownDatabase(world: World, name: string): Promise<string> {
  await world.databases.superuser(`create database ${name} owner board_keeper`)
  const url = new URL(world.databases.archiveUrl)
  url.pathname = name
  return url.href
}

async function start(world: World, database: string) {
  const port = await freePort()
  const env = { ...process.env, ...world.env, BOARD_DATABASE_URL: database }
  const board = await startBoard({ config: world.config, env, port, host: '127.0.0.1', log: console.log })
  const ask = async <T>(path: string): Promise<T> => (await fetch(`${board.url}/api/v1${path}`)).json()
  return { ...board, ask, newest: async () => (await ask<Runs>('/runs?environment=dev&limit=1')).runs[0] }
}

async function kill(board: BoardProcess): Promise<void> {
  process.kill(board.pid, 'SIGKILL')
  await board.ended
}

const textOf = async (board: BoardProcess, id: string) =>
  fetch(`${board.url}/api/v1/runs/${encodeURIComponent(id)}/log`).then(async response => ({
    text: await response.text(),
    masked: Number(response.headers.get('x-masked-spans')),
  }))

/** What the container of a pod has written, line by line, with its secret hidden. */
function writtenBy(world: World, name: string): string[] {
  const pod = world.api.store.find('pods', 'pgsql', name)
  // The store's objects are what the emulator was given, such as this pod.
  const { initContainerStatuses } =
    (pod as { status?: { initContainerStatuses?: { containerID?: string }[] } }).status ?? {}
  const log = world.api.logs.get(initContainerStatuses?.[0]?.containerID ?? '')
  return log?.records.map(({ text }) => text.toString().replace('app:hunter2222', '••••••')) ?? []
}

test('a board that is killed twice while a log is live has every byte of it, and still has it when the pod is gone and the board was restarted', async ({
  world,
}) => {
  test.setTimeout(240_000)
  await SITUATIONS.calm.prepare(world)
  const database = await ownDatabase(world, 'archive_kill')
  let board = await start(world, database)
  world.environments.dev.scripts.push('V25__talk.sql', TALKATIVE)
  const stopTalking = await keepTalking(world)
  const pod = await world.rollOut('dev')
  let lines = 200
  const grows = () =>
    expect.poll(async () => (await board.newest())?.log.lines ?? 0, { timeout: 60_000 }).toBeGreaterThan(lines)

  await grows()
  const id = (await board.newest())?.id ?? ''
  await kill(board)
  for (let life = 0; life < 2; life++) {
    board = await start(world, database)
    await expect.poll(async () => (await board.newest())?.id).toBe(id)
    lines = ((await board.newest())?.log.lines ?? 0) + 200
    await grows()
    if (life === 0) await kill(board)
  }
  await stopTalking()
  expect(await pod.ready).toBe(true)
  await expect.poll(async () => (await board.newest())?.log.completeness, { timeout: 60_000 }).toBe('complete')
  const written = writtenBy(world, pod.pod.metadata.name)
  await world.environments.dev.deployment.clear()
  const expected = written.map(line => `${line}\n`).join('')
  const masked = written.filter(line => line.includes('••••••')).length
  expect(masked).toBeGreaterThan(3)
  expect(await textOf(board, id)).toEqual({ text: expected, masked })

  await board.stop()
  board = await start(world, database)
  expect(await textOf(board, id)).toEqual({ text: expected, masked })
  const run = await board.ask<RunDetail>(`/runs/${id}`)
  expect(run).toMatchObject({
    state: 'succeeded',
    masked,
    applied: ['25'],
    log: { completeness: 'complete', lines: written.length },
  })
  expect(run.steps.map(({ version }) => version)).toEqual(['25'])
  const found = await board.ask<LogLines>(`/runs/${id}/log/lines?search=${encodeURIComponent('successfully applied')}`)
  expect([found.matches, found.total]).toEqual([1, written.length])
  expect((await board.ask<Runs>('/runs?environment=dev')).runs.map(other => other.id)).toContain(id)
  await board.stop()
})

test('while the board’s own database is away a live log goes on and the board says so; what came meanwhile is stored after', async ({
  world,
}) => {
  test.setTimeout(180_000)
  await SITUATIONS.calm.prepare(world)
  const name = 'archive_away'
  const database = await ownDatabase(world, name)
  const board = await start(world, database)
  const troubles = async () =>
    (await board.ask<Board>('/board?summary')).findings.filter(({ kind }) => kind === 'archive-failed')
  world.environments.dev.scripts.push('V25__talk.sql', TALKATIVE)
  const stopTalking = await keepTalking(world)
  const pod = await world.rollOut('dev')
  const lines = async () => (await board.newest())?.log.lines ?? 0
  await expect.poll(lines, { timeout: 60_000 }).toBeGreaterThan(100)
  await world.databases.close(name)
  await expect.poll(troubles).toHaveLength(1)
  expect((await (await fetch(`${board.url}/readyz`)).json()).archive).toBe('away')
  const before = await lines()
  await expect.poll(lines, { timeout: 60_000 }).toBeGreaterThan(before + 200)
  const id = (await board.newest())?.id ?? ''
  const { lines: shown } = await board.ask<LogLines>(`/runs/${id}/log/lines?direction=backward&limit=5`)
  expect(shown).toHaveLength(5)
  expect((await fetch(`${board.url}/api/v1/runs/no.such.0`)).status).toBe(503)

  await world.databases.open(name)
  await expect.poll(troubles, { timeout: 30_000 }).toHaveLength(0)
  await stopTalking()
  expect(await pod.ready).toBe(true)
  await expect.poll(async () => (await board.newest())?.log.completeness, { timeout: 60_000 }).toBe('complete')
  await board.stop()
  const again = await start(world, database)
  const written = writtenBy(world, pod.pod.metadata.name)
  expect((await textOf(again, id)).text).toBe(written.map(line => `${line}\n`).join(''))
  await again.stop()
})
