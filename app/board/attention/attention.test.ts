import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anObservation, aReading, NOW } from '@/lib/board/an-observation'
import { takeSnapshot } from '@/lib/board/snapshot'
import { keepOrder } from './keep-order'
import { sayAction, sayCause, saySubject } from './words'

const ids = (...names: string[]) => names.map(id => ({ id }))

test('under a pointer rows keep their places, new ones come last, and what went is gone', () => {
  assert.deepEqual(keepOrder(ids('new', 'c', 'a'), ['a', 'b', 'c']), ids('a', 'c', 'new'))
})

const failure = {
  source: 'history',
  code: 'unreachable',
  message: 'history cannot be reached',
  since: NOW,
  tries: 3,
} as const
const [finding] = takeSnapshot(
  [anObservation('prod', { history: aReading<never>(null, { failure }) })],
  NOW,
  null,
).findings

test('a source that is not read is named', () => {
  assert.ok(finding)
  assert.equal(saySubject(finding), 'history')
  assert.equal(saySubject({ ...finding, migration: 'V24' }), 'V24')
  assert.equal(saySubject({ ...finding, kind: 'crash-loop' }), '')
})

test('a cause that is no sentence leads on with a colon', () => {
  assert.ok(finding)
  assert.equal(sayCause({ ...finding, title: '23514 check violation, line 11' }), '23514 check violation, line 11:')
  assert.equal(
    sayCause({ ...finding, title: 'File edited after it was applied.' }),
    'File edited after it was applied.',
  )
})

test('a button says what its page shows', () => {
  assert.ok(finding)
  assert.equal(sayAction({ ...finding, href: '/triage/prod/x' }), 'Triage')
  assert.equal(sayAction({ ...finding, href: '/runs/x#L3' }), 'Read log')
  assert.equal(sayAction({ ...finding, kind: 'checksum-mismatch', href: '/migrations/V21' }), 'Compare')
  assert.equal(sayAction({ ...finding, kind: 'missing-script', href: '/migrations/V21' }), 'Inspect')
  assert.equal(sayAction({ ...finding, href: '/environments/prod' }), 'Details')
})
