import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PastRun } from '@/lib/board/schema'
import { ticksOf } from './ticks'

const NOW = Date.parse('2026-11-25T12:00:00Z')
const aRun = (more: Partial<PastRun> = {}): PastRun => ({
  id: 'pod.wst-flyway-migrate.0',
  attempt: 1,
  state: 'succeeded',
  reason: null,
  waitingReason: null,
  exitCode: 0,
  startedAt: '2026-11-25T09:00:00Z',
  finishedAt: '2026-11-25T09:00:10Z',
  ...more,
})

test('a tick says when its run was, how it ended and how long it took', () => {
  const failed = aRun({
    state: 'failed',
    exitCode: 137,
    reason: 'OOMKilled',
    attempt: 3,
    startedAt: '2026-11-23T09:32:00Z',
  })
  const says = (run: PastRun) => ticksOf([run], NOW)[0]?.says
  assert.equal(says(aRun()), '09:00:00: exit 0 after 10 s, attempt 1')
  assert.equal(
    says({ ...failed, finishedAt: '2026-11-23T09:32:04Z' }),
    '23 Nov 09:32: exit 137, OOMKilled after 4.0 s, attempt 3',
  )
  assert.equal(says(aRun({ state: 'waiting', startedAt: null, finishedAt: null })), 'not started: waiting, attempt 1')
})

test('the longest run is the highest, and one whose length is unknown is in between', () => {
  const runs = [aRun(), aRun({ finishedAt: '2026-11-25T09:00:05Z' }), aRun({ state: 'lost', finishedAt: null })]
  assert.deepEqual(
    ticksOf(runs, NOW).map(({ height }) => height),
    [1, 0.5, 0.5],
  )
  assert.deepEqual(ticksOf([aRun({ finishedAt: '2026-11-25T09:00:00Z' })], NOW)[0]?.height, 0)
  assert.deepEqual(ticksOf([], NOW), [])
})
