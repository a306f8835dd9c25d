import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RunDetail } from '@/lib/board/answers'
import { outlineOf, partOf, withError } from './outline-entries'

type Step = RunDetail['steps'][number]
const step = (change: Partial<Step>): Step => ({
  version: '23',
  description: 'prediction model version',
  repeatable: false,
  outOfOrder: false,
  nonTransactional: false,
  line: 11,
  startedAt: '2026-11-23T09:33:24.690Z',
  endedAt: '2026-11-23T09:33:36.871Z',
  state: 'applied',
  ...change,
})
const names = (steps: Step[], firstError: number | null = null, failure: RunDetail['failure'] = null) =>
  withError(outlineOf(steps, []), firstError, failure).map(({ line, name }) => `${line} ${name}`)

test('each migration stands at its line, with how it went and how long it took', () => {
  const steps = [
    step({}),
    step({ version: null, repeatable: true, description: 'review queue view', line: 13, endedAt: null }),
    step({ version: '24', line: 15, state: 'failed' }),
    step({ version: '25', line: 20, state: 'running', endedAt: null }),
  ]
  assert.deepEqual(names(steps), ['11 V23, 12 s', '13 review queue view', '15 V24 failed after 12 s', '20 V25 running'])
})

test('the first error has its place among them, by its SQLSTATE where that is known', () => {
  assert.deepEqual(names([step({})], 3), ['3 First error', '11 V23, 12 s'])
  const failure = { sqlState: '23514' } as RunDetail['failure'] // the field that is looked at
  assert.deepEqual(names([step({})], 14, failure), ['11 V23, 12 s', '14 Error 23514'])
})

test('a log without a migration has nothing to jump to', () => {
  assert.deepEqual(names([]), [])
})

test('of thousands of migrations those around the line that is looked at are drawn, and the others are counted', () => {
  const entries = outlineOf(
    Array.from({ length: 2_000 }, (_, i) => step({ version: String(i + 1), line: i * 10 + 1 })),
    [],
  )
  const middle = partOf(entries, 1_000)
  assert.deepEqual([middle.shown.length, middle.shown[60]?.line], [120, 10_001])
  assert.deepEqual([middle.earlier.count, middle.earlier.entry?.line], [940, 9_391])
  assert.deepEqual([middle.later.count, middle.later.entry?.line], [940, 10_601])
  const first = partOf(entries, -1)
  assert.deepEqual([first.shown[0]?.line, first.earlier.entry, first.later.count], [1, null, 1_880])
  assert.deepEqual(partOf(entries, 1_999).later, { count: 0, entry: null })
  assert.deepEqual(partOf(entries.slice(0, 3), 2), {
    shown: entries.slice(0, 3),
    earlier: { count: 0, entry: null },
    later: { count: 0, entry: null },
  })
})
