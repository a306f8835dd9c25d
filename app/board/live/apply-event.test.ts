import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aHistory, anObservation, aReading, aRow, at, NOW } from '@/lib/board/an-observation'
import { takeSnapshot } from '@/lib/board/snapshot'
import { beatOf } from '@/lib/collector/beat'
import { type BoardChange, createFeed } from '@/lib/collector/feed'
import { applyEvent } from './apply-event'

const before = takeSnapshot([anObservation('dev'), anObservation('prod')], NOW, null)
const rows = [aRow(1, 'V1__a.sql'), aRow(2, 'V2__b.sql')]
const after = takeSnapshot(
  [anObservation('dev', { history: aReading(aHistory(rows)) }), anObservation('prod')],
  at(1),
  before,
)

/** What the server's own feed sends on the way from one board to the next. */
function changesOf(): BoardChange[] {
  const feed = createFeed(before)
  const changes: BoardChange[] = []
  feed.follow(change => changes.push(change))
  feed.publish(after)
  return changes
}

test('events lead to the board that the server has', () => {
  const followed = changesOf().reduce(
    (board, { event }) => applyEvent(board, { type: 'environment', data: event }),
    before,
  )
  assert.deepEqual(followed, after)
  assert.notDeepEqual(followed.environments, before.environments)
})

test('an environment that an event does not name stays the same object', () => {
  const [change] = changesOf()
  assert.ok(change)
  const followed = applyEvent(before, { type: 'environment', data: change.event })
  assert.equal(followed.environments[1], before.environments[1])
})

test('a beat brings ages, and leaves the migrations as they are', () => {
  const later = takeSnapshot(
    [anObservation('dev', { history: { ...anObservation('dev').history, readAt: at(3) } }), anObservation('prod')],
    at(4),
    before,
  )
  const followed = applyEvent(before, { type: 'beat', data: beatOf(later, new Date(at(4))) })
  assert.equal(followed.environments[0]?.sources.history.readAt, at(3))
  assert.equal(followed.environments[0]?.migrations, before.environments[0]?.migrations)
})

test('a whole board replaces everything', () => {
  assert.equal(applyEvent(before, { type: 'board', data: after }), after)
})
