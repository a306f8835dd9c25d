import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Attempt } from '../board/observation'
import { attemptsOf } from './attempts'
import { type Completeness, followLog } from './follow-log'
import type { LogLimits } from './log-limits'
import type { LogPlace } from './log-place'
import { parsePod } from './pod'
import { seededRandom } from './seeded-random'
import { type Answer, sendJson, startTestCluster, until } from './test-cluster'
import { createTestLog, type TestLog } from './test-log'
import { podJson } from './test-pod'

const QUICK: Partial<LogLimits> = { status: 30, look: 5, backOff: () => 2 }
const START = Date.parse('2026-11-24T09:00:00Z')
const stamp = (ms: number, digits = '000000') =>
  new Date(START + ms).toISOString().replace(/\.(\d{3})Z/, `.$1${digits}Z`)
const stops: (() => Promise<void>)[] = []
after(() => Promise.all(stops.map(stop => stop())))

const [base] = attemptsOf(parsePod(podJson('a-1')) ?? assert.fail(), 'wst-flyway-migrate')
const RUNNING: Attempt = { ...(base ?? assert.fail()), state: 'running', startedAt: stamp(0), containerId: 'x://1' }
const ENDED: Attempt = { ...RUNNING, state: 'failed', exitCode: 1, finishedAt: stamp(3_600_000) }

type Known = Parameters<typeof followLog>[3]['known']

async function follow(answer: Answer, attempt = RUNNING, limits: Partial<LogLimits> = {}, known: Known = null) {
  const api = await startTestCluster(answer)
  stops.push(api.stop)
  const stop = new AbortController()
  const state = { attempt, place: 'current' as LogPlace }
  const texts: string[] = []
  const times: (string | null)[] = []
  const told: Completeness[] = []
  const failures: string[] = []
  const ended = followLog(
    api.cluster,
    { namespace: 'pgsql', attempt: () => state.attempt, place: () => state.place },
    {
      lines(lines) {
        texts.push(...lines.map(line => line.text))
        times.push(...lines.map(line => line.time))
      },
      completeness: how => told.push(how),
      failure: error => failures.push(error.code),
    },
    { signal: stop.signal, limits: { ...QUICK, ...limits }, known },
  )
  return { ...api, state, texts, times, told, failures, ended, abort: () => stop.abort() }
}

const seed = Date.now() % 100_000
test(`50 disconnects at random bytes lose no line, double none and keep the order (seed ${seed})`, async () => {
  const next = seededRandom(seed)
  let cuts = 0
  const log = createTestLog(() => {
    if (cuts >= 50) return null
    cuts++
    return { after: Math.floor(next() * 20_000), how: next() < 0.5 ? 'reset' : 'end' }
  })
  const run = await follow(log.answer)
  const written: string[] = []
  let clock = 0
  const write = () => {
    // Equal stamps, equal lines, empty lines, and a clock that now and then runs back a little.
    clock += next() < 0.3 ? 0 : next() < 0.05 ? -200 : Math.floor(next() * 40)
    const text =
      next() < 0.2 ? '' : next() < 0.3 ? 'Migrating schema "atp"' : `line ${written.length} ${'ö'.repeat(next() * 90)}`
    written.push(text)
    log.write(stamp(Math.max(0, clock), next() < 0.5 ? '000000' : '123456'), text)
  }
  while (cuts < 50 || written.length < 4_000) {
    for (let i = 0; i < 25; i++) write()
    await sleep(1)
  }
  log.end()
  run.state.attempt = ENDED
  await run.ended
  assert.equal(cuts, 50)
  assert.deepEqual(run.texts, written)
  assert.equal(run.told.at(-1), 'complete')
  assert.ok(run.told.includes('resumed'))
})

test('a log that is whole before it is followed is read once and is complete', async () => {
  const log = three(createTestLog())
  log.end()
  const run = await follow(log.answer, ENDED)
  await run.ended
  assert.deepEqual([run.texts, run.told.at(-1)], [['one', 'two', 'three'], 'complete'])
})

test('an end of the stream proves nothing while the container runs', async () => {
  let open = 0
  const log = createTestLog(() => (open++ < 3 ? { after: 60, how: 'end' } : null))
  three(log)
  const run = await follow(log.answer)
  await until(() => run.texts.length === 3, 'three lines')
  log.write(stamp(5_000), 'four')
  await until(() => run.texts.length === 4, 'the fourth')
  assert.deepEqual(run.told, ['live', 'resumed'])
  log.end()
  run.state.attempt = ENDED
  await run.ended
  assert.deepEqual([run.texts, run.told.at(-1)], [['one', 'two', 'three', 'four'], 'complete'])
})

test('what a container wrote last is read after its end was seen, line feed or not', async () => {
  const log = three(createTestLog(() => ({ after: 60, how: 'end' })))
  const whole = createTestLog()
  three(whole).writeRaw(stamp(900), 'no line feed')
  whole.end()
  const run = await follow(log.answer)
  await until(() => run.texts.length === 1, 'the first line')
  run.answer(whole.answer)
  run.state.attempt = ENDED
  await run.ended
  assert.deepEqual([run.texts, run.told.at(-1)], [['one', 'two', 'three', 'no line feed'], 'complete'])
})

test('an attempt that wrote nothing has a complete log of no lines', async () => {
  const log = createTestLog()
  log.end()
  const run = await follow(log.answer, ENDED)
  await run.ended
  assert.deepEqual([run.texts, run.told.at(-1)], [[], 'complete'])
})

test('a container that waits to start is asked again, and is no failure', async () => {
  const log = three(createTestLog())
  const run = await follow((_request, response) =>
    sendJson(response, { code: 400, message: 'container "x" in pod "a-1" is waiting to start: PodInitializing' }, 400),
  )
  await until(() => run.asked.length > 3, 'a few tries')
  run.answer((_request, response) => response.writeHead(204).end())
  await until(() => run.asked.length > 6, 'a few more')
  run.answer(log.answer)
  await until(() => run.texts.length === 3, 'three lines')
  assert.deepEqual([run.failures, run.told], [[], ['live']])
  run.abort()
  await run.ended
})

test('no permission is told, and heals', async () => {
  const log = three(createTestLog())
  const run = await follow((_request, response) => sendJson(response, { message: 'no' }, 403))
  await until(() => run.failures.length > 2, 'failures')
  run.answer(log.answer)
  await until(() => run.texts.length === 3, 'three lines')
  assert.equal(run.failures[0], 'not-permitted')
  run.abort()
  await run.ended
})

test('the kubelet’s excuse is never taken for a log', async () => {
  const run = await follow((_request, response) => response.end('unable to retrieve container logs for x://1'), ENDED)
  await run.ended
  assert.deepEqual([run.texts, run.told.at(-1)], [[], 'gap-possible'])
})

test('a pod that is gone ends the log; before the first byte there is none', async () => {
  const absent: Answer = (_request, response) => sendJson(response, { message: 'pods "a-1" not found' }, 404)
  const never = await follow(absent, ENDED)
  await never.ended
  assert.deepEqual(never.told, ['none'])
  const log = three(createTestLog())
  const run = await follow(log.answer)
  await until(() => run.texts.length === 3, 'three lines')
  run.answer(absent)
  run.cut()
  run.state.attempt = { ...ENDED, state: 'lost' }
  run.state.place = 'gone'
  await run.ended
  assert.equal(run.told.at(-1), 'gap-possible')
})

test('once the next attempt runs, the log is the previous one', async () => {
  const log = three(createTestLog())
  log.end()
  const run = await follow(log.answer, ENDED)
  run.state.place = 'previous'
  await run.ended
  assert.deepEqual(run.texts, ['one', 'two', 'three'])
  assert.equal(run.asked.at(-1)?.searchParams.get('previous'), 'true')
})

test('lines of the attempt before and of the attempt after are not taken', async () => {
  const other = createTestLog()
  other.write(stamp(-9_000), 'before')
  three(other)
  const later = three(createTestLog())
  later.write(stamp(9_000), 'after')
  later.end()
  const run = await follow(other.answer)
  await until(() => run.texts.length === 3, 'three lines')
  run.state.attempt = { ...ENDED, finishedAt: stamp(1_000) }
  run.answer(later.answer)
  run.cut()
  await until(() => run.asked.length > 3, 'a few readings')
  run.state.place = 'gone'
  await run.ended
  assert.deepEqual(run.texts, ['one', 'two', 'three'])
})

test('a log that was rotated away while nobody read is marked', async () => {
  const log = three(createTestLog())
  const run = await follow(log.answer)
  await until(() => run.texts.length === 3, 'three lines')
  log.rotate()
  run.cut()
  log.write(stamp(60_000), 'later')
  await until(() => run.texts.length === 4, 'the line after the gap')
  log.end()
  run.state.attempt = ENDED
  await run.ended
  assert.deepEqual([run.texts.at(-1), run.told.at(-1)], ['later', 'gap-possible'])
})

test('a log whose beginning nobody saw is marked', async () => {
  const log = createTestLog()
  log.write(stamp(600_000), 'in the middle')
  log.end()
  const run = await follow(log.answer, ENDED)
  await run.ended
  assert.deepEqual(run.told.at(-1), 'started-late')
})

test('a silent follow is opened anew, and loses nothing', async () => {
  const log = three(createTestLog())
  const run = await follow(log.answer, RUNNING, { idle: 50 })
  await until(() => run.asked.length > 4, 'reopened')
  log.write(stamp(700), 'four')
  await until(() => run.texts.length === 4, 'the fourth')
  run.abort()
  await run.ended
  assert.deepEqual(run.texts, ['one', 'two', 'three', 'four'])
})

test('after the signal nothing is told', async () => {
  const log = three(createTestLog())
  const run = await follow(log.answer)
  await until(() => run.texts.length === 3, 'three lines')
  run.abort()
  await run.ended
  log.write(stamp(800), 'four')
  assert.deepEqual([run.texts.length, run.told, run.failures], [3, ['live'], []])
})

test('a megabyte without a line feed is one line; what is beyond the most is left out and counted', async () => {
  const log = createTestLog()
  log.write(stamp(0), 'x'.repeat(1 << 20))
  log.write(stamp(1), 'after')
  log.end()
  const whole = await follow(log.answer, ENDED)
  await whole.ended
  assert.deepEqual(
    whole.texts.map(text => text.length),
    [1 << 20, 5],
  )
  const cut = await follow(log.answer, ENDED, { longestLine: 1_031 })
  await cut.ended
  assert.match(cut.texts[0] ?? '', /^x{1000} … \[1047576 more bytes of this line were left out\]$/)
  assert.deepEqual([cut.texts[1], cut.told.at(-1)], ['after', 'complete'])
})

const lives = Date.now() % 100_000
test(`a log that is read in 20 lives of a board has every line once, whatever each life kept of its text (seed ${lives})`, async () => {
  const next = seededRandom(lives)
  const log = createTestLog()
  const written: string[] = []
  let clock = 0
  const write = () => {
    // Equal stamps, equal lines, and a clock that now and then runs back a little.
    clock += next() < 0.4 ? 0 : next() < 0.05 ? -200 : Math.floor(next() * 90)
    const text = next() < 0.3 ? '' : `line ${written.length} of secret`
    written.push(text)
    log.write(stamp(Math.max(0, clock)), text)
  }
  const stored: { time: string | null; text: string }[] = []
  for (let life = 1; life <= 20; life++) {
    for (let i = 0; i < 60; i++) write()
    const known = { lines: [...stored], firstTime: stored[0]?.time ?? null, openedAt: new Date(START).toISOString() }
    const run = await follow(log.answer, RUNNING, {}, life === 1 ? null : known)
    const count = Math.floor(next() * (written.length - stored.length)) + 1
    await until(() => run.texts.length >= count, 'some lines')
    run.abort()
    await run.ended
    // A board that is killed has stored some of what it read, with its secrets masked.
    for (const [index, text] of run.texts.slice(0, count).entries())
      stored.push({ time: run.times[index] ?? null, text: text.replace('secret', '••••••') })
  }
  log.end()
  const known = { lines: stored, firstTime: stored[0]?.time ?? null, openedAt: new Date(START).toISOString() }
  const last = await follow(log.answer, ENDED, {}, known)
  await last.ended
  const texts = [...stored.map(({ text }) => text.replace('••••••', 'secret')), ...last.texts]
  assert.deepEqual(texts, written)
  assert.equal(last.told.at(-1), 'complete')
})

test('a log that was begun in an earlier life and is gone now may have a gap', async () => {
  const absent: Answer = (_request, response) => sendJson(response, { message: 'pods "a-1" not found' }, 404)
  const known = { lines: [{ time: stamp(100), text: 'one' }], firstTime: stamp(100), openedAt: stamp(0) }
  const run = await follow(absent, ENDED, {}, known)
  await run.ended
  assert.deepEqual([run.texts, run.told], [[], ['gap-possible']])
})

test('a log whose rest was rotated away between two lives is marked', async () => {
  const log = createTestLog()
  log.write(stamp(600_000), 'much later')
  log.end()
  const known = { lines: [{ time: stamp(100), text: 'one' }], firstTime: stamp(100), openedAt: stamp(0) }
  const run = await follow(log.answer, ENDED, {}, known)
  await run.ended
  assert.deepEqual([run.texts, run.told.at(-1)], [['much later'], 'gap-possible'])
})

function three(log: TestLog): TestLog {
  log.write(stamp(100), 'one')
  log.write(stamp(200), 'two')
  log.write(stamp(300), 'three')
  return log
}
