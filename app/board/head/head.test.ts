import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aLog, aStep } from '@/lib/board/a-log'
import { aHistory, anObservation, aReading, aRow, aRun, at, NOW } from '@/lib/board/an-observation'
import type { Observation } from '@/lib/board/observation'
import { takeSnapshot } from '@/lib/board/snapshot'
import { sayReadings } from './live-indicator'
import { sayMeanwhile } from './meanwhile'
import { readingsOf } from './readings'

const now = Date.parse(NOW)
const boardOf = (...observations: Observation[]) => takeSnapshot(observations, NOW, null)
const two = [aRow(1, 'V1__a.sql'), aRow(2, 'V2__b.sql')]
const failure = { code: 'unreachable', message: 'history cannot be reached', since: at(-252), tries: 17 } as const

test('a board on which all is well says so in a few words', () => {
  assert.equal(
    sayMeanwhile(boardOf(anObservation('dev'), anObservation('prod'))),
    'Scripts and history agree everywhere.',
  )
})

test('what goes on beside the verdict is told, and those in sync share a sentence', () => {
  const running = aRun('running', 0, { startedAt: at(-9), reading: aLog({ steps: [aStep('3', 'running')] }) })
  const dev = anObservation('dev', { history: aReading(aHistory(two)), runs: [running] })
  const prod = anObservation('prod', { history: aReading(aHistory(two), { readAt: at(-252), failure }) })
  assert.equal(
    sayMeanwhile(boardOf(dev, anObservation('staging'), prod)),
    'Its database is not read. dev is running V3. staging is in sync.',
  )
})

test('the newest and the oldest reading are found, and the oldest speaks for all', () => {
  const board = boardOf(anObservation('dev', { scripts: { ...anObservation('dev').scripts, readAt: at(-12) } }))
  assert.deepEqual([readingsOf(board, now).newest?.readAt, readingsOf(board, now).oldest?.source], [NOW, 'scripts'])
  assert.equal(sayReadings(board, now), 'every source read within 12 s')
})

test('a source past its bound is told by name and time', () => {
  const board = boardOf(
    anObservation('dev'),
    anObservation('prod', { history: aReading(aHistory(two), { readAt: at(-252), failure }) }),
  )
  assert.equal(sayReadings(board, now), 'oldest reading: prod history 09:28:46')
})

test('one failed read inside the bound is no alarm', () => {
  const board = boardOf(anObservation('prod', { history: aReading(aHistory(two), { readAt: at(-4), failure }) }))
  assert.equal(readingsOf(board, now).late, null)
})
