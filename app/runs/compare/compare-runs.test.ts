import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Failure, Run } from '@/lib/board/schema'
import { compareRuns, sayComparison } from './compare-runs'

const failure: Failure = {
  run: 'pod.wst-flyway-migrate.0',
  version: '24',
  script: 'V24__b.sql',
  line: 11,
  statement: null,
  sqlState: '23514',
  message: 'ERROR: violates check',
  detail: 'Failing row contains (1, 2026-11-25 09:28:38.668336+00, 7).',
  hint: null,
  position: null,
  where: null,
}
// The fields that are looked at.
const aRun = (more: Partial<Run> = {}) =>
  ({
    id: 'pod.wst-flyway-migrate.0',
    pod: 'pod',
    container: 'wst-flyway-migrate',
    state: 'failed',
    exitCode: 1,
    reason: 'Error',
    waitingReason: null,
    startedAt: '2026-11-25T09:00:00Z',
    finishedAt: '2026-11-25T09:00:10Z',
    image: 'flyway/flyway:13',
    imageId: 'sha256:1',
    flywayVersion: '13',
    applied: ['23'],
    failure,
    ...more,
  }) as Run

const changed = (left: Run, right: Run) =>
  compareRuns(left, right)
    .filter(({ same }) => !same)
    .map(({ name }) => name)

test('the same failure of the same row is the same, whenever it was and however long it took', () => {
  const again = aRun({
    finishedAt: '2026-11-25T09:00:30Z',
    failure: { ...failure, detail: 'Failing row contains (1, 2026-11-26 10:00:00.1+00, 7).' },
  })
  assert.deepEqual(changed(aRun(), again), [])
  assert.equal(sayComparison(aRun(), again), 'Same error, same statement, same row. Retrying alone will not help.')
})

test('what changed between two attempts is named', () => {
  const fixed = aRun({
    state: 'succeeded',
    exitCode: 0,
    failure: null,
    applied: ['23', '24'],
    image: 'flyway/flyway:14',
  })
  assert.deepEqual(changed(aRun(), fixed), [
    'Outcome',
    'Scripts applied',
    'Failed at',
    'SQLSTATE',
    'Message',
    'Detail',
    'Script, line',
    'Image',
  ])
  assert.equal(sayComparison(aRun(), fixed), 'Was exit 1, is exit 0.')
})

test('another row, statement, error or migration is said to be one', () => {
  const say = (more: Partial<Failure>) => sayComparison(aRun(), aRun({ failure: { ...failure, ...more } }))
  assert.equal(
    say({ detail: 'Failing row contains (2).' }),
    'Same error, same statement. Retrying alone will not help.',
  )
  assert.equal(say({ line: 12 }), 'Same error at another statement: the script was changed.')
  assert.equal(say({ sqlState: '42P01' }), 'Another error at the same migration.')
  assert.equal(say({ version: '25' }), 'Failed at V25 instead of V24.')
})
