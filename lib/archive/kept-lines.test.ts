import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createKeptLines } from './kept-lines'

const line = (number: number, text = 'abc') => ({ number, time: `t${number}`, text, level: 'info' as const })
const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => line(from + index))
const numbers = (kept: { lines: () => readonly { number: number }[] }) => kept.lines().map(({ number }) => number)

test('what is not stored yet stays past the bytes that are kept, and goes once it is stored', () => {
  const kept = createKeptLines({ bytes: 8, unstored: 1_000 })
  kept.push(lines(1, 10))
  assert.equal(kept.lines().length, 10)
  kept.stored(9, 10)
  assert.deepEqual([numbers(kept), kept.hasGap()], [[9, 10], false])
})

test('the chunk that grows stays', () => {
  const kept = createKeptLines({ bytes: 0, unstored: 1_000 })
  kept.push(lines(1, 10))
  kept.stored(10, 7)
  assert.deepEqual(numbers(kept), [7, 8, 9, 10])
  kept.stored(10, 11)
  assert.deepEqual(numbers(kept), [])
})

test('past the bound of what is not stored the oldest lines go, and there is a gap', () => {
  const kept = createKeptLines({ bytes: 8, unstored: 20 })
  kept.push(lines(1, 10))
  assert.deepEqual([numbers(kept), kept.hasGap()], [[6, 7, 8, 9, 10], true])
})

test('lines are found by number', () => {
  const kept = createKeptLines({ bytes: 8, unstored: 20 })
  kept.push(lines(1, 10))
  assert.deepEqual(
    kept.after(8).map(({ number }) => number),
    [9, 10],
  )
  assert.deepEqual([kept.after(0).length, kept.after(10)], [5, []])
})

test('where nothing is stored any more, what is not held is a gap', () => {
  const whole = createKeptLines({ bytes: 1_000, unstored: 1_000 })
  whole.push(lines(1, 5))
  whole.stored(5, 5)
  whole.forgetStored()
  assert.deepEqual([whole.storedThrough(), whole.hasGap()], [0, false])
  const end = createKeptLines({ bytes: 8, unstored: 1_000 })
  end.push(lines(1, 5))
  end.stored(5, 5)
  end.forgetStored()
  assert.deepEqual([end.storedThrough(), end.hasGap()], [3, true])
})
