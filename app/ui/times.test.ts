import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayAge, sayDay, sayDuration, sayMoment } from './times'

const NOW = Date.parse('2026-11-23T09:32:58Z')

test('an age has at most two units, and one where the second would say nothing', () => {
  const seconds = [0, 48, 60, 105, 3_600, 5_400, 12 * 3_600 + 59, 49 * 3_600, 42 * 86_400]
  assert.deepEqual(
    seconds.map(value => sayAge(value * 1_000)),
    ['0 s', '48 s', '1 min', '1 min 45 s', '1 h', '1 h 30 min', '12 h', '2 d', '42 d'],
  )
})

test('a reading from the future, by a clock that is ahead, is of this moment', () => {
  assert.equal(sayAge(-3_000), '0 s')
})

test('a short duration has a tenth of a second', () => {
  assert.deepEqual([6_214, 51_300, 72_000].map(sayDuration), ['6.2 s', '51 s', '1 min 12 s'])
})

test('a moment of today is a time of day, of this year a day and minute, before that a date', () => {
  const moments = ['2026-11-23T09:30:00Z', '2026-11-21T09:15:29Z', '2025-11-23T09:30:00Z']
  assert.deepEqual(
    moments.map(iso => sayMoment(iso, NOW)),
    ['09:30:00', '21 Nov 09:15', '23 Nov 2025'],
  )
})

test('a day of this year needs no year', () => {
  assert.deepEqual(
    [sayDay('2026-10-28T10:12:00Z', NOW), sayDay('2024-10-28T10:12:00Z', NOW)],
    ['28 Oct', '28 Oct 2024'],
  )
})
