import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gapBefore, sayGap } from './attempt-gaps'

for (const [attempt, before, said] of [
  [1, undefined, null],
  [2, 1, null],
  [3, undefined, 'attempts 1 to 2'],
  [8, 2, 'attempts 3 to 7'],
  [8, 6, 'attempt 7'],
] as const) {
  test(`before attempt ${attempt} with ${before ?? 'none'} known before it: ${said ?? 'nothing'} is missing`, () => {
    const gap = gapBefore({ attempt }, before === undefined ? undefined : { attempt: before })
    assert.equal(gap && sayGap(gap), said)
  })
}
