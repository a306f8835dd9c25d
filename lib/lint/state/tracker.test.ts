import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUSE } from '../settings/settings'
import { EMPTY_STATE, type State } from './state'
import { createTracker } from './tracker'

const ran = (file: string, line: number) => ({ file, text: '', line, column: 1 })

const withType = (comment: string | null): State => ({
  ...EMPTY_STATE,
  types: [{ id: '1', schema: 'atp', name: 'label', comment }],
})

const traced = (tracker: ReturnType<typeof createTracker>) =>
  tracker.traced().map(({ violation, made }) => `${made.file}:${made.line} ${violation.rule}`)

test('a wrong is blamed on the statement that made it, however many follow', () => {
  const tracker = createTracker(HOUSE)
  tracker.observe(ran('V1', 1), EMPTY_STATE)
  tracker.observe(ran('V1', 5), withType(null))
  tracker.observe(ran('V2', 1), withType(null))
  assert.deepEqual(traced(tracker), ['V1:5 comment'])
})

test('what a later script mends is no finding; what it breaks again is blamed on it', () => {
  const tracker = createTracker(HOUSE)
  tracker.observe(ran('V1', 1), withType(null))
  tracker.observe(ran('V2', 1), withType('said'))
  assert.deepEqual(traced(tracker), [])
  tracker.observe(ran('V3', 2), withType(null))
  assert.deepEqual(traced(tracker), ['V3:2 comment'])
})

test('of a script that was rolled back nothing is left', () => {
  const tracker = createTracker(HOUSE)
  tracker.observe(ran('V1', 1), EMPTY_STATE)
  tracker.observe(ran('V2', 1), withType(null))
  tracker.forget('V2')
  assert.deepEqual(traced(tracker), [])
  tracker.observe(ran('V2', 7), withType(null))
  assert.deepEqual(traced(tracker), ['V2:7 comment'])
})

test('what is renamed keeps the place where it went wrong; what is made again is another', () => {
  const tracker = createTracker(HOUSE)
  const typed = (id: string, name: string): State => ({
    ...EMPTY_STATE,
    types: [{ id, schema: 'atp', name, comment: null }],
  })
  tracker.observe(ran('V1', 1), typed('1', 'label'))
  tracker.observe(ran('V2', 1), typed('1', 'tag'))
  assert.deepEqual(traced(tracker), ['V1:1 comment'])
  tracker.observe(ran('V3', 1), typed('2', 'tag'))
  assert.deepEqual(traced(tracker), ['V3:1 comment'])
})
