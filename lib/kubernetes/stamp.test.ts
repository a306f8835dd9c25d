import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseStamp } from './stamp'

test('a time has milliseconds and what is finer', () => {
  assert.deepEqual(parseStamp('1970-01-01T00:00:01.5Z'), { milliseconds: 1_500, nanoseconds: 0 })
  assert.deepEqual(parseStamp('1970-01-01T00:00:01.002003004Z'), { milliseconds: 1_002, nanoseconds: 3_004 })
  assert.deepEqual(parseStamp('1970-01-01T00:00:01Z'), { milliseconds: 1_000, nanoseconds: 0 })
  assert.deepEqual(parseStamp('1970-01-01T01:00:01.00000001+01:00'), { milliseconds: 1_000, nanoseconds: 10 })
})

test('what only looks like a time is none', () => {
  const others = ['2026-99-99T15:30:49Z', '1970-01-01T00:00:01.Z', '1970-01-01T00:00:01.1234567890Z', '1970-01-01', '']
  assert.deepEqual(
    ['1970-01-01T00:00:01.1Z', ...others, '1970-01-01T00:00:01.1x2Z', '1970-01-01T00:00:01.12'].map(
      text => parseStamp(text) !== null,
    ),
    [true, ...others.map(() => false), false, false],
  )
})

test('any time is read as a Date reads it, whatever was read before', () => {
  const seconds = fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(seconds, fc.stringMatching(/^\d{1,9}$/))), times => {
      for (const [date, digits] of times.flatMap(time => [time, time])) {
        const text = `${date.toISOString().slice(0, 19)}.${digits}Z`
        const nanoseconds = Number(digits.padEnd(9, '0').slice(3))
        assert.deepEqual(parseStamp(text), { milliseconds: Date.parse(text), nanoseconds })
      }
    }),
  )
})
