import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lineAt, ROW, spanOf, topOf, windowAt } from './line-heights'

const FLAT = new Map<number, number>()
const SPAN = { from: 1, to: 1_000_000 }

test('lines of one row are found by their place alone', () => {
  assert.equal(topOf(101, SPAN, FLAT), 100 * ROW)
  assert.equal(lineAt(100 * ROW, SPAN, FLAT), 101)
  assert.equal(lineAt(100 * ROW - 1, SPAN, FLAT), 100)
})

test('a line that wraps moves those below it', () => {
  const heights = new Map([[3, 2 * ROW]])
  assert.equal(topOf(4, SPAN, heights), 5 * ROW)
  assert.equal(lineAt(4 * ROW, SPAN, heights), 3)
})

test('a place is in the line that begins at or before it', () => {
  const measured = fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 400 })))
  fc.assert(
    fc.property(measured, fc.integer({ min: 0, max: 20_000 }), (pairs, y) => {
      const heights = new Map(pairs)
      const span = { from: 1, to: 500 }
      const line = lineAt(y, span, heights)
      assert.ok(topOf(line, span, heights) <= y)
      assert.ok(line === span.to || topOf(line + 1, span, heights) > y)
    }),
  )
})

test('never more than 300 lines are drawn, and always those that can be seen', () => {
  fc.assert(
    fc.property(fc.nat(19_000_000), fc.integer({ min: 100, max: 2_000 }), (top, height) => {
      const { from, to } = windowAt(top, height, SPAN, FLAT)
      assert.ok(to - from < 300)
      assert.ok(topOf(from, SPAN, FLAT) <= top)
      assert.ok(topOf(to, SPAN, FLAT) + ROW >= Math.min(top + height, SPAN.to * ROW))
    }),
  )
})

test('an empty log draws nothing', () => {
  const { from, to } = windowAt(0, 600, spanOf(1, 0), FLAT)
  assert.ok(to < from)
})

test('a log that is longer than a browser can span ends at its newest line', () => {
  assert.deepEqual(spanOf(1, 2_000_000), { from: 500_001, to: 2_000_000 })
  assert.deepEqual(spanOf(40, 90), { from: 40, to: 90 })
})
