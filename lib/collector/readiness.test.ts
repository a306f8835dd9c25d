import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anObservation } from '../board/an-observation'
import type { Observation } from '../board/observation'
import { takeSnapshot } from '../board/snapshot'
import { SourceError } from '../errors'
import { readinessOf } from './readiness'
import { failed, unread } from './reading'

const NOW = '2026-11-23T09:32:58.000Z'
const board = (observation: Observation) => takeSnapshot([observation], NOW, null)
const readiness = (more: Partial<Observation>) => readinessOf(board(anObservation('dev', more)), 'kept', false)

test('a board that does not tell of a source yet is not ready, whatever has been read meanwhile', () => {
  const { state, sources } = readiness({ history: unread(true, 9_000) })
  assert.equal(state, 'starting')
  assert.deepEqual(sources.dev, {
    history: 'untried',
    scripts: 'ok',
    kubernetes: 'ok',
    sessions: 'off',
    schema: 'off',
  })
})

test('a source that failed was tried, and one that grew stale or is not configured keeps nobody waiting', () => {
  const error = new SourceError('history', 'unreachable', null)
  assert.equal(readiness({ history: failed(unread(true, 9_000), error, new Date(NOW), null) }).state, 'ready')
  const { scripts } = anObservation('dev')
  const later = readiness({
    scripts: { ...scripts, readAt: '2026-11-23T08:00:00.000Z' },
    kubernetes: unread(false, 45_000),
  })
  assert.deepEqual([later.state, later.sources.dev?.scripts, later.sources.dev?.kubernetes], ['ready', 'stale', 'off'])
})

test('who is stopping is not ready', () => {
  assert.equal(readinessOf(board(anObservation('dev')), 'kept', true).state, 'stopping')
})
