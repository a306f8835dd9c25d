import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import pino from 'pino'
import type { ObservedSession } from '../board/observed-sessions'
import { SourceError } from '../errors'
import { aLock, aMigration, aSession, aWait } from '../triage/sessions/a-session'
import { collectSessions } from './collect-sessions'

const log = pino({ level: 'silent' })

/** A reader of which each reading is counted, by a clock that the test moves. */
function start(context: TestContext) {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
  const stop = new AbortController()
  const world = { reads: 0, live: false, fails: false, sessions: [] as ObservedSession[] }
  const told: (string | null)[] = []
  const read = async () => {
    world.reads++
    if (world.fails) throw new SourceError('sessions', 'unreachable', null)
    return { sessions: world.sessions, seesAll: true, role: 'board', serverVersion: 180_000 }
  }
  const isLive = () => world.live
  const collected = collectSessions(
    {
      environment: 'dev',
      read,
      isLive,
      maskQuery: query => query,
      maskName: name => name,
      inTheWay: finding => void told.push(finding?.rule ?? null),
      log,
    },
    stop.signal,
  )
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      context.mock.timers.tick(1_000)
      for (let turns = 0; turns < 5; turns++) await turn()
    }
  }
  return { world, told, ...collected, pass, stop: () => stop.abort() }
}

test('all who ask share one reading, every 2 s while they ask, and nothing is read when they have gone', async context => {
  const { world, ask, pass, stop, ended } = start(context)
  await pass(60)
  assert.equal(world.reads, 0, 'nobody asked')
  const answers = await Promise.all(Array.from({ length: 500 }, ask))
  assert.deepEqual([world.reads, new Set(answers).size], [1, 1])
  for (let second = 1; second <= 20; second++) {
    await pass(1)
    await Promise.all(Array.from({ length: 500 }, ask))
  }
  assert.equal(world.reads, 11)
  await pass(600)
  assert.equal(world.reads, 13, 'what the last ones wanted')
  const later = await ask()
  assert.equal(later.readAt, new Date().toISOString(), 'who comes later waits for a reading of now')
  stop()
  await ended
})

test('while a run is live the sessions are read with nobody looking', async context => {
  const { world, wake, pass, stop, ended } = start(context)
  wake()
  await pass(10)
  assert.equal(world.reads, 0)
  world.live = true
  wake()
  await pass(10)
  assert.equal(world.reads, 5)
  world.live = false
  await pass(10)
  assert.equal(world.reads, 5)
  stop()
  await ended
})

test('what is in the way of the run is told when it changes, and not after the run', async context => {
  const { world, told, wake, pass, stop, ended } = start(context)
  world.live = true
  wake()
  await pass(6)
  world.sessions = [aSession(1), aLock(2), aMigration(3, aWait([1]))]
  await pass(6)
  assert.deepEqual(told, ['blocked'])
  world.live = false
  await pass(6)
  assert.deepEqual(told, ['blocked', null])
  stop()
  await ended
})

test('a reading that fails leaves what was read before, says why, and ends the wait of those who ask', async context => {
  const { world, ask, pass, stop, ended } = start(context)
  world.fails = true
  const first = await ask()
  assert.deepEqual([first.readAt, first.failure], [null, 'sessions cannot be reached'])
  world.fails = false
  await pass(2)
  const { readAt, findings } = await ask()
  assert.equal(findings[0]?.rule, 'quiet')
  world.fails = true
  await pass(2)
  const again = await ask()
  assert.deepEqual([again.readAt, again.failure], [readAt, 'sessions cannot be reached'])
  stop()
  await ended
})

test('who asks between two tries that fail is told so at once, and hears of the database when it is back', async context => {
  const { world, ask, pass, stop, ended } = start(context)
  world.fails = true
  await ask()
  const askFor = async (tries: number) => {
    for (const { reads } = world; world.reads < reads + tries; await pass(1)) await ask()
  }
  await askFor(8)
  const { reads } = world
  await pass(5)
  const late = ask().then(({ failure }) => failure)
  await pass(0)
  assert.equal(world.reads, reads, 'the next try is later')
  assert.equal(await Promise.race([late, 'nothing']), 'sessions cannot be reached')
  await pass(600)
  world.fails = false
  const [first, second] = await Promise.all([ask(), ask()])
  assert.deepEqual([first.failure, second.readAt], [null, new Date().toISOString()])
  stop()
  await ended
})

test('while the sessions cannot be read nothing is said to be in the way', async context => {
  const { world, told, wake, pass, stop, ended } = start(context)
  world.live = true
  world.sessions = [aSession(1), aLock(2), aMigration(3, aWait([1]))]
  wake()
  await pass(2)
  world.fails = true
  await pass(2)
  assert.deepEqual(told, ['blocked', null])
  world.fails = false
  await pass(2)
  assert.deepEqual(told, ['blocked', null, 'blocked'])
  stop()
  await ended
})

test('who asks when the board stops is answered', async context => {
  const { ask, stop, ended } = start(context)
  stop()
  await ended
  assert.equal((await ask()).readAt, null)
})
