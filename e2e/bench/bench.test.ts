import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attempt } from './attempt'
import { median, p95, percentile } from './percentile'
import { passes } from './row'
import { tableOf } from './table'

test('a percentile is a sample, by nearest rank', () => {
  const samples = Array.from({ length: 20 }, (_, index) => 20 - index)
  assert.deepEqual([median(samples), p95(samples), percentile(samples, 1), percentile(samples, 0)], [10, 19, 20, 1])
  assert.deepEqual([median([7]), p95([7])], [7, 7])
  assert.ok(Number.isNaN(p95([])))
})

test('a figure at its bound passes, one above it and one that could not be taken do not', () => {
  const row = { name: 'snapshot', unit: 'ms', bound: 10 }
  assert.deepEqual(
    [10, 10.1, Number.NaN].map(figure => passes({ ...row, figure })),
    [true, false, false],
  )
  assert.ok(passes({ ...row, figure: 99, bound: null }))
})

test('a figure that must reach its bound passes at it, and not below it', () => {
  const row = { name: 'ratio', unit: '×', bound: 4, atLeast: true }
  assert.deepEqual(
    [4, 3.9, Number.NaN].map(figure => passes({ ...row, figure })),
    [true, false, false],
  )
})

test('a goal that is not reached fails nothing, but must be measured', () => {
  const row = { name: 'follow', unit: '×', bound: 1, goal: true }
  assert.deepEqual(
    [0.9, 1.3, Number.NaN].map(figure => passes({ ...row, figure })),
    [true, true, false],
  )
})

test('rows that miss a bound are measured once more, and no third time by whoever asked for them', async () => {
  const figures = [12, 9, 12, 11]
  const inner = () =>
    attempt(
      'row',
      () => {},
      () => ({ name: 'row', unit: 'ms', bound: 10, figure: figures.shift() ?? 0 }),
    )
  assert.deepEqual((await inner()).map(passes), [true])
  assert.deepEqual((await attempt('all', () => {}, inner)).map(passes), [false])
  assert.deepEqual(figures, [])
})

test('the table says figure, bound and result of each row, in columns', () => {
  const text = tableOf([
    { name: 'snapshot', figure: 412.4, unit: 'ms', bound: 1000, note: '5 samples' },
    { name: 'one changed', figure: 12.345, unit: 'ms', bound: 10 },
    { name: 'reference', figure: 3, unit: 'ms', bound: null },
    { name: 'ratio', figure: 5.21, unit: '×', bound: 4, atLeast: true },
    { name: 'follow', figure: 1.3, unit: '×', bound: 1, goal: true },
  ])
  assert.deepEqual(text.split('\n'), [
    '              figure      bound        measured',
    'snapshot      412 ms  ≤ 1000 ms  pass  5 samples',
    'one changed  12.3 ms    ≤ 10 ms  FAIL',
    'reference       3 ms',
    'ratio         5.21 ×      ≥ 4 ×  pass',
    'follow         1.3 ×      ≤ 1 ×  goal',
  ])
})
