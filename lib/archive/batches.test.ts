import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBatches } from './batches'

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ number: from + i, time: null, text: '', level: 'info' as const }))
const ends = (batch: readonly { number: number }[]) => [batch[0]?.number, batch.at(-1)?.number, batch.length]

test('whoever is at the end of a batch gets the next one itself', () => {
  const batches = createBatches()
  const [one, two] = [lines(1, 300), lines(301, 302)]
  batches.push(one)
  batches.push(two)
  assert.equal(batches.after(0), one)
  assert.equal(batches.after(300), two)
  assert.deepEqual(batches.after(302), [])
})

test('whoever is within a batch gets its rest, and small batches together', () => {
  const batches = createBatches()
  batches.push(lines(1, 300))
  for (let n = 301; n <= 600; n++) batches.push(lines(n, n))
  assert.deepEqual(ends(batches.after(50)), [51, 300, 250])
  assert.deepEqual(ends(batches.after(300)), [301, 500, 200])
})

test('what lies before the first line that is held is let go, and a flood is cut', () => {
  const batches = createBatches()
  batches.push(lines(1, 10))
  batches.push(lines(11, 12_000))
  batches.trim(11)
  assert.deepEqual(ends(batches.after(0)), [11, 5_010, 5_000])
  batches.trim(20_000)
  assert.deepEqual(batches.after(0), [])
})
