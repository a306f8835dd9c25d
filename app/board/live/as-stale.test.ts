import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog } from '@/lib/board/a-log'
import { aHistory, anObservation, aReading, aRow, aRun, NOW } from '@/lib/board/an-observation'
import { takeSnapshot } from '@/lib/board/snapshot'
import { asStale } from './as-stale'

const failed = anObservation('prod', {
  history: aReading(aHistory([aRow(1, 'V1__a.sql'), aRow(2, 'V2__b.sql')])),
  runs: [aRun('failed', 0, { reading: aFailedLog('3') })],
})
const stale = asStale(takeSnapshot([anObservation('dev'), failed], NOW, null), NOW)

test('nothing of a board that has lost its server is green', () => {
  const [dev] = stale.environments
  assert.equal(dev?.state, 'unknown')
  assert.equal(dev?.version.state, 'unknown')
  assert.deepEqual(new Set(dev?.migrations.map(({ state }) => state)), new Set(['unknown']))
  assert.deepEqual([dev?.sources.history.state, dev?.sources.schema.state], ['stale', 'off'])
})

test('the verdict says it, with the time', () => {
  assert.equal(stale.verdict.text, 'The board is not connected: what is shown is from 09:32:58 UTC')
})

test('a failure that is known stays one', () => {
  const prod = stale.environments[1]
  assert.equal(prod?.state, 'failed')
  assert.deepEqual(
    prod?.migrations.map(({ state }) => state),
    ['unknown', 'unknown', 'failed'],
  )
})
