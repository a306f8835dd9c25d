import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Attempt } from '../board/observation'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'
import { type Archive, startArchive } from './archive'
import { readLines, streamText } from './read-lines'
import { readFound } from './search-lines'
import { createSearches } from './searches'
import { anAttempt, inTestFolder, noEvents, QUIET, until } from './test-archive'

const folder = inTestFolder()
let postgres: EmbeddedPostgres
let databases = 0
const archives = new Set<Archive>()

before(async () => {
  postgres = await startEmbeddedPostgres({ dir: folder.dir })
})
after(async () => {
  await Promise.all([...archives].map(archive => archive.stop()))
  await postgres.stop()
  folder.remove()
})

async function freshDatabase(): Promise<string> {
  const name = `board_${++databases}`
  await query(postgres.url('postgres'), `CREATE DATABASE ${name}`)
  return postgres.url(name)
}

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function start(url: string, held = { runs: 3, bytes: 2_000, unstored: 1 << 20 }): Archive {
  const archive = startArchive({ ...QUIET, url, held })
  archives.add(archive)
  return archive
}

const stamp = (index: number) => new Date(Date.parse('2026-11-24T09:00:00Z') + index * 10).toISOString()
const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const number = from + index
    return {
      time: stamp(number),
      text: `line ${number} ${'ö'.repeat(number % 40)}\u0000`,
      masked: number % 100 === 0 ? 1 : 0,
    }
  })
const textOf = (from: number, to: number) => lines(from, to).map(({ text }) => `${text}\n`)

async function read(archive: Archive, id: string, from?: number, to?: number): Promise<string> {
  let text = ''
  for await (const piece of streamText({ id, log: archive.find(id), reader: archive.reader }, from, to)) text += piece
  return text
}

const isStored = (archive: Archive, { id }: Attempt, count: number) =>
  until(async () => (await archive.reader?.run(id))?.said.log.lines === count, `${count} lines are stored`)

test('a log is stored while it is live, is read from wherever its lines are, and is there in the next life of the board', async () => {
  const url = await freshDatabase()
  const first = start(url)
  const attempt = anAttempt()
  first.note('dev', [attempt], noEvents)
  const { log, resume } = await first.open('dev', attempt)
  assert.equal(resume, null)
  for (let from = 1; from <= 4_000; from += 40) {
    log.append(lines(from, from + 39))
    if (from % 400 === 1) await sleep(10)
  }
  await isStored(first, attempt, 4_000)
  assert.ok(log.lines().length < 2_000, `${log.lines().length} lines are in memory`)
  assert.equal(await read(first, attempt.id), textOf(1, 4_000).join(''))
  assert.equal(await read(first, attempt.id, 39, 41), textOf(39, 41).join(''))
  log.complete('complete')
  const ended: Attempt = { ...attempt, state: 'succeeded', exitCode: 0 }
  first.note('dev', [ended], noEvents)
  await first.stop()

  const second = start(url)
  const [run] = await second.past('dev')
  assert.deepEqual(run?.attempt, ended)
  assert.deepEqual(
    [run?.said.log, run?.masked, run?.ended],
    [{ lines: 4_000, bytes: Buffer.byteLength(textOf(1, 4_000).join('')), completeness: 'complete' }, 40, true],
  )
  assert.equal(second.find(attempt.id), null)
  assert.equal(await read(second, attempt.id), textOf(1, 4_000).join(''))
  const source = { id: attempt.id, log: null, reader: second.reader }
  const page = await readLines(source, { from: 3_999, direction: 'backward', limit: 2 }, 4_000)
  assert.deepEqual(
    page.map(({ number, time }) => [number, time]),
    [
      [3_998, stamp(3_998)],
      [3_999, stamp(3_999)],
    ],
  )
  const found = await createSearches()(source, { text: 'LINE 399', matchCase: false, wholeWord: false })
  const { lines: shown } = await readFound(source, found, { limit: 3 })
  assert.deepEqual([found.length(), shown.map(({ number }) => number)], [11, [399, 3_990, 3_991]])
})

test('a live log goes on in the next life where it was stored to, with what it takes to go on', async () => {
  const url = await freshDatabase()
  const attempt = anAttempt()
  const first = start(url)
  const { log } = await first.open('dev', attempt)
  log.append([
    { time: stamp(0), text: 'Flyway Community Edition 13.12.0 by Redgate', masked: 0 },
    { time: stamp(1), text: 'ERROR: something', masked: 2 },
    ...lines(2, 1_000),
  ])
  await isStored(first, attempt, 1_001)
  const before = log.facts()
  // What a killed board leaves: its session is gone, and nothing was said.
  await query(
    url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`,
  )
  const second = start(url)
  const { log: resumed, resume } = await second.open('dev', attempt)
  assert.deepEqual(resumed.facts(), before)
  assert.equal(resumed.storedThrough(), 1_001)
  assert.equal(resume?.lines.at(-1)?.number, 1_001)
  assert.ok((resume?.lines.length ?? 0) < 300, 'only the last seconds')
  await first.stop()
  resumed.append(lines(1_001, 1_100))
  resumed.complete('complete')
  await isStored(second, attempt, 1_101)
  assert.equal((await read(second, attempt.id)).split('\n').length, 1_102)
})

test('while the database is away lines are held, and are stored once when it is back', async () => {
  const url = await freshDatabase()
  const name = new URL(url).pathname.slice(1)
  const archive = start(url)
  const attempt = anAttempt()
  const { log } = await archive.open('dev', attempt)
  log.append(lines(1, 100))
  await isStored(archive, attempt, 100)
  await query(postgres.url('postgres'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
  await query(
    postgres.url('postgres'),
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  )
  log.append(lines(101, 300))
  await until(() => archive.state().kind === 'away', 'away')
  log.append(lines(301, 600))
  assert.equal(log.after(100).length, 500)
  await query(postgres.url('postgres'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
  await isStored(archive, attempt, 600)
  assert.equal(await read(archive, attempt.id), textOf(1, 600).join(''))
  assert.equal(log.facts().completeness, 'live')
})

test('past the bound of what is held there is a gap, and the log says so', async () => {
  const url = await freshDatabase()
  const name = new URL(url).pathname.slice(1)
  const archive = start(url, { runs: 3, bytes: 100, unstored: 2_000 })
  const attempt = anAttempt()
  const { log } = await archive.open('dev', attempt)
  log.append(lines(1, 10))
  await isStored(archive, attempt, 10)
  await query(postgres.url('postgres'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
  await query(
    postgres.url('postgres'),
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  )
  log.append(lines(11, 1_000))
  await query(postgres.url('postgres'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
  await isStored(archive, attempt, 1_000)
  log.complete('complete')
  await until(async () => (await archive.reader?.run(attempt.id))?.ended === true, 'ended')
  const run = await archive.reader?.run(attempt.id)
  assert.equal(run?.said.log.completeness, 'gap-possible')
  const text = await read(archive, attempt.id)
  assert.ok(text.startsWith(textOf(1, 10).join('')) && text.endsWith(textOf(990, 1_000).join('')))
})

test('a board that could not ask at its start finds what was stored before, and stores each line once', async () => {
  const url = await freshDatabase()
  const name = new URL(url).pathname.slice(1)
  const attempt = anAttempt()
  const first = start(url)
  const opened = await first.open('dev', attempt)
  opened.log.append(lines(1, 500))
  await isStored(first, attempt, 500)
  await first.stop()
  await query(postgres.url('postgres'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)

  const second = start(url)
  let again = 0
  const { log, resume } = await second.open('dev', attempt, () => again++)
  assert.equal(resume, null)
  log.append(lines(1, 700))
  const other = anAttempt({ id: 'rotated' })
  await query(postgres.url('postgres'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
  await isStored(second, attempt, 700)
  assert.equal(again, 0)
  assert.equal(await read(second, attempt.id), textOf(1, 700).join(''))
  assert.equal(second.find(other.id), null)
})

test('where more was stored than the cluster still gives, the reader begins anew from what is stored', async () => {
  const url = await freshDatabase()
  const name = new URL(url).pathname.slice(1)
  const attempt = anAttempt()
  const first = start(url)
  const opened = await first.open('dev', attempt)
  opened.log.append(lines(1, 500))
  await isStored(first, attempt, 500)
  await first.stop()
  await query(postgres.url('postgres'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)

  const second = start(url)
  let again = 0
  const { log } = await second.open('dev', attempt, () => again++)
  log.append(lines(400, 450))
  await query(postgres.url('postgres'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
  await until(() => again === 1, 'begin anew')
  const { log: same, resume } = await second.open('dev', attempt)
  assert.equal(same, log)
  assert.deepEqual([log.facts().lines, resume?.lines.at(-1)?.text], [500, lines(500, 500)[0]?.text])
  log.append(lines(501, 510))
  await isStored(second, attempt, 510)
  assert.equal(await read(second, attempt.id), textOf(1, 510).join(''))
})

test('a log that comes faster than it can be stored is held up, and has no gap', async () => {
  const url = await freshDatabase()
  const archive = start(url, { runs: 3, bytes: 1_000, unstored: 40_000 })
  const attempt = anAttempt()
  const { log } = await archive.open('dev', attempt)
  let waits = 0
  for (let from = 1; from <= 20_000; from += 50) {
    log.append(lines(from, from + 49))
    const room = archive.room(log)
    waits += room === null ? 0 : 1
    await room
  }
  log.complete('complete')
  await isStored(archive, attempt, 20_000)
  assert.ok(waits > 0)
  assert.equal(log.facts().completeness, 'complete')
  assert.equal(await read(archive, attempt.id), textOf(1, 20_000).join(''))
})

test('only one board writes; another one reads meanwhile, and takes over', async () => {
  const url = await freshDatabase()
  const attempt = anAttempt()
  const [first, second] = [start(url), start(url)]
  await Promise.all([first.ready, second.ready])
  await until(() => [first, second].some(({ state }) => state().kind === 'kept'), 'one writes')
  const [writer, other] = first.state().kind === 'kept' ? [first, second] : [second, first]
  const logs = [(await writer.open('dev', attempt)).log, (await other.open('dev', attempt)).log]
  for (const log of logs) log.append(lines(1, 300))
  await isStored(writer, attempt, 300)
  assert.equal(other.state().kind, 'standby')
  for (const log of logs) log.append(lines(301, 320))
  await writer.stop()
  logs[1]?.append(lines(321, 330))
  await isStored(other, attempt, 330)
  assert.equal(await read(other, attempt.id), textOf(1, 330).join(''))
})

test('what the database refuses of one run keeps no other from being stored', async () => {
  const url = await freshDatabase()
  const archive = start(url)
  const bad = anAttempt({ id: 'bad\u0000name' })
  const good = anAttempt({ id: 'good' })
  for (const attempt of [bad, good]) (await archive.open('dev', attempt)).log.append(lines(1, 3))
  await isStored(archive, good, 3)
  assert.equal(archive.state().kind, 'kept')
})

test('runs come newest first, page by page, of one environment or of several', async () => {
  const url = await freshDatabase()
  const archive = start(url)
  const attempts = Array.from({ length: 25 }, (_, index) =>
    anAttempt({
      id: `run-${index}`,
      restartCount: index,
      startedAt: `2026-11-24T09:00:${10 + (index >> 1)}Z`,
      state: index % 2 ? 'failed' : 'succeeded',
    }),
  )
  archive.note('dev', attempts, noEvents)
  archive.note('prod', [anAttempt({ id: 'waits', state: 'waiting', startedAt: null })], noEvents)
  await until(
    async () =>
      (await archive.reader?.runs({ environments: ['prod', 'dev'], limit: 99 }).catch(() => []))?.length === 26,
    'stored',
  )
  const ids = async (query: Parameters<NonNullable<Archive['reader']>['runs']>[0]) =>
    (await archive.reader?.runs(query))?.map(({ attempt }) => attempt.id)
  assert.deepEqual(await ids({ environments: ['dev', 'prod'], limit: 3 }), ['waits', 'run-24', 'run-23'])
  const after = { at: '2026-11-24T09:00:21Z', restartCount: 23, id: 'run-23' }
  assert.deepEqual(await ids({ environments: ['dev', 'prod'], limit: 2, after }), ['run-22', 'run-21'])
  assert.deepEqual(await ids({ environments: ['dev'], state: 'failed', limit: 2, after }), ['run-21', 'run-19'])
  assert.equal((await archive.reader?.siblings(anAttempt({ id: 'run-3' })))?.length, 25)
})
