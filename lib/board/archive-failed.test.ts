import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anObservation } from './an-observation'
import { takeSnapshot } from './snapshot'

const NOW = '2026-11-23T09:32:58.000Z'
const FAILURE = { message: "The board's own database is out of disk space (53100)", since: '2026-11-23T09:30:00.000Z' }

test('an archive that cannot be used is a finding of the board itself, since when it is so, and takes nothing from an environment', () => {
  const observations = [anObservation('dev')]
  const calm = takeSnapshot(observations, NOW, null)
  const board = takeSnapshot(observations, NOW, calm, FAILURE)
  const [finding] = board.findings.filter(({ kind }) => kind === 'archive-failed')
  assert.deepEqual(
    [finding?.environment, finding?.severity, finding?.since, finding?.title],
    [null, 'warning', FAILURE.since, `${FAILURE.message}.`],
  )
  assert.deepEqual(board.environments, calm.environments)
  assert.deepEqual(takeSnapshot(observations, NOW, board).findings, calm.findings)
})
