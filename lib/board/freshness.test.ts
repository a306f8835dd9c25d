import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aReading, at, NOW } from './an-observation'
import { computeSource, isPastBound } from './freshness'

const now = Date.parse(NOW)
const failure = { code: 'unreachable' as const, message: 'history cannot be reached', since: at(-20), tries: 4 }

const CASES = [
  ['read within its bound', aReading(1, { readAt: at(-9) }), 'ok', false],
  ['read before its bound', aReading(1, { readAt: at(-9.001) }), 'stale', true],
  ['failed just now', aReading(1, { readAt: at(-3), failure }), 'failed', false],
  ['failed for longer than its bound', aReading(1, { readAt: at(-20), failure }), 'failed', true],
  ['never read', aReading(null), 'stale', true],
  ['never read, only failed', aReading(null, { failure }), 'failed', true],
  ['not configured', aReading(null, { configured: false }), 'off', true],
] as const

for (const [name, reading, state, past] of CASES) {
  test(`a source that was ${name} is ${state}${past ? ', and too old to decide' : ''}`, () => {
    assert.equal(computeSource(reading, now).state, state)
    assert.equal(isPastBound(reading, now), past)
  })
}

test('a failed source gives the reason and keeps the time of what is shown', () => {
  const source = computeSource(aReading(1, { readAt: at(-3), failure, nextTryAt: at(2) }), now)
  assert.deepEqual(source, {
    state: 'failed',
    readAt: at(-3),
    reason: 'history cannot be reached',
    nextTryAt: at(2),
  })
})
