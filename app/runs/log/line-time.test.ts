import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTimeMode, sayLineTime } from './line-time'

const START = '2026-11-23T09:32:58.100Z'

test("a line's time is of day in UTC, to the millisecond", () => {
  assert.equal(sayLineTime('2026-11-23T09:33:01.123456789Z', 'utc', START), '09:33:01.123')
})

test('since the start it is in minutes, seconds and milliseconds', () => {
  const times = ['2026-11-23T09:32:58.100Z', '2026-11-23T09:33:01.123Z', '2026-11-23T10:34:00.000Z']
  assert.deepEqual(
    times.map(time => sayLineTime(time, 'start', START)),
    ['+0:00.000', '+0:03.023', '+61:01.900'],
  )
})

test('a line before the start, by a clock that was set, is at the start', () => {
  assert.equal(sayLineTime('2026-11-23T09:32:57Z', 'start', START), '+0:00.000')
})

test('without a time, a start or the wish for one there is nothing to say', () => {
  assert.equal(sayLineTime(null, 'utc', START), '')
  assert.equal(sayLineTime(START, 'start', null), '')
  assert.equal(sayLineTime(START, 'off', START), '')
  assert.equal(sayLineTime('no time', 'utc', START), '')
})

test('an address can name a mode, and nothing else', () => {
  assert.deepEqual(['utc', 'start', 'UTC', null].map(readTimeMode), ['utc', 'start', null, null])
})
