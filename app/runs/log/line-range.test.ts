import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reachTo, readLineRange, sayLineRange } from './line-range'

test('an address names one line, or a range in either order', () => {
  assert.deepEqual(readLineRange('#L12'), { from: 12, to: 12 })
  assert.deepEqual(readLineRange('#L20-L12'), { from: 12, to: 20 })
})

test('any other fragment names no line', () => {
  const fragments = ['', '#', '#main', '#L', '#L0', '#L1x', '#L-3', '#L1-2', '#L99999999999', '#L1-L0', '#l3']
  assert.deepEqual(
    fragments.map(readLineRange),
    fragments.map(() => null),
  )
})

test('what is said is read again', () => {
  for (const range of [
    { from: 3, to: 3 },
    { from: 3, to: 9 },
  ])
    assert.deepEqual(readLineRange(sayLineRange(range)), range)
})

test('a second line makes a range with the first', () => {
  assert.deepEqual(reachTo(null, 4), { from: 4, to: 4 })
  assert.deepEqual(reachTo({ from: 4, to: 4 }, 9), { from: 4, to: 9 })
  assert.deepEqual(reachTo({ from: 4, to: 9 }, 2), { from: 2, to: 9 })
})
