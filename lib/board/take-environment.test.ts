import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aHistory, anObservation, aReading, aRow, aRun, at, NOW } from './an-observation'
import { takeSnapshot } from './snapshot'

const rows = [aRow(1, 'V1__a.sql'), aRow(2, 'V2__b.sql'), aRow(3, 'V3__c.sql')]

test('while nothing is observed anew an environment is the very same', () => {
  const observation = anObservation('dev')
  const first = takeSnapshot([observation], NOW, null)
  const second = takeSnapshot([observation], at(5), first)
  assert.equal(second.environments[0], first.environments[0])
})

test('what was observed once grows too old by time alone', () => {
  const observation = anObservation('dev')
  let board = takeSnapshot([observation], NOW, null)
  const states = [9, 9.001, 20].map(second => {
    board = takeSnapshot([observation], at(second), board)
    return board.environments[0]?.state
  })
  assert.deepEqual(states, ['ok', 'unknown', 'unknown'])
})

test('a wait becomes a block by time alone', () => {
  const history = aReading(aHistory(rows, { locked: true, waitingSince: at(-1) }))
  const observation = anObservation('dev', { history, runs: [aRun('running')] })
  const first = takeSnapshot([observation], NOW, null)
  assert.equal(first.environments[0]?.state, 'running')
  assert.equal(takeSnapshot([observation], at(4.5), first).environments[0]?.state, 'blocked')
})

test('a neighbour that moves on leaves an environment behind, though nothing in it changed', () => {
  const staging = anObservation('staging')
  const [dev, ahead] = [rows.slice(0, 2), rows].map(applied =>
    anObservation('dev', { history: aReading(aHistory(applied)) }),
  )
  const few = anObservation('staging', { ...staging, history: aReading(aHistory(rows.slice(0, 2))) })
  assert.ok(dev && ahead)
  const first = takeSnapshot([dev, few], NOW, null)
  const second = takeSnapshot([ahead, few], at(1), first)
  assert.deepEqual(
    [first, second].map(board => board.environments[1]?.version.behind),
    [0, 1],
  )
})

test('an environment tells of its newest runs, the newest first', () => {
  const runs = Array.from({ length: 30 }, (_, index) => aRun('failed', 29 - index))
  const [dev] = takeSnapshot([anObservation('dev', { runs })], NOW, null).environments
  assert.deepEqual([dev?.runs.length, dev?.runs[0]?.attempt, dev?.runs.at(-1)?.attempt], [24, 30, 7])
  assert.deepEqual(
    dev?.runs[0] && [dev.runs[0].id, dev.runs[0].state, dev.runs[0].exitCode, dev.runs[0].startedAt],
    runs[0] && [runs[0].id, 'failed', 1, runs[0].startedAt],
  )
})
