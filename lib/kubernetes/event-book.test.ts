import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEventBook } from './event-book'
import { parseEvent, type SeenEvent } from './pod-event'

const json = (more: object = {}, metadata: object = {}) => ({
  kind: 'Event',
  metadata: { uid: 'e-1', resourceVersion: '7', creationTimestamp: '2026-11-24T09:00:00Z', ...metadata },
  involvedObject: { kind: 'Pod', uid: 'pod-1', fieldPath: 'spec.initContainers{wst-flyway-migrate}' },
  type: 'Warning',
  reason: 'BackOff',
  message: 'back-off 10s restarting failed container\n',
  firstTimestamp: '2026-11-24T09:00:00Z',
  lastTimestamp: '2026-11-24T09:01:00Z',
  count: 3,
  ...more,
})

test('an event has its reason, its message, how often and when it was seen, and the container that it is about', () => {
  assert.deepEqual(parseEvent(json())?.event, {
    uid: 'e-1',
    type: 'Warning',
    reason: 'BackOff',
    message: 'back-off 10s restarting failed container',
    count: 3,
    firstAt: '2026-11-24T09:00:00.000Z',
    lastAt: '2026-11-24T09:01:00.000Z',
    container: 'wst-flyway-migrate',
  })
})

test('the newer form of events counts in its series, and has its own times', () => {
  const series = { count: 12, lastObservedTime: '2026-11-24T09:05:00.123456Z' }
  const own = { firstTimestamp: null, lastTimestamp: null, count: 0, eventTime: '2026-11-24T09:00:01.000001Z', series }
  const event = parseEvent(json(own))?.event
  assert.deepEqual(
    [event?.count, event?.firstAt, event?.lastAt],
    [12, '2026-11-24T09:00:01.000Z', '2026-11-24T09:05:00.123Z'],
  )
})

test('what is no event of a pod is none', () => {
  for (const none of [null, 7, {}, json({ involvedObject: { kind: 'Node', uid: 'n' } }), json({}, { uid: '' })])
    assert.equal(parseEvent(none), null)
})

const seen = (uid: string, podUid: string, version = '1', lastTimestamp = '2026-11-24T09:01:00Z'): SeenEvent =>
  parseEvent({
    ...json({ lastTimestamp, involvedObject: { kind: 'Pod', uid: podUid } }),
    metadata: { uid, resourceVersion: version },
  }) ?? assert.fail()

test('the book keeps of its own pods what the API forgets, of others nothing, and the very list while nothing changes', () => {
  const book = createEventBook(event => event)
  const own = (podUid: string) => podUid === 'own'
  book.take([seen('a', 'own'), seen('b', 'other')], own)
  const before = book.of('own')
  book.take([seen('a', 'own')], own)
  assert.equal(book.of('own'), before)
  assert.equal(book.of('other').length, 0)
  book.take([], own)
  assert.equal(book.of('own'), before)
  book.take([seen('a', 'own', '2', '2026-11-24T09:03:00Z'), seen('c', 'own', '3', '2026-11-24T09:02:00Z')], own)
  assert.deepEqual(
    book.of('own').map(({ uid }) => uid),
    ['c', 'a'],
  )
})

test('of one pod a hundred events are kept, the newest, each as it was read', () => {
  const book = createEventBook(event => ({ ...event, message: '***' }))
  const many = Array.from({ length: 150 }, (_, index) =>
    seen(`e-${index}`, 'own', '1', new Date(Date.UTC(2026, 10, 24, 9, index)).toISOString()),
  )
  book.take(many, () => true)
  assert.deepEqual([book.of('own').length, book.of('own')[0]?.uid, book.of('own')[0]?.message], [100, 'e-50', '***'])
})
