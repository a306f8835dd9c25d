import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backOff } from './back-off'

test('a wait is any time below a bound that doubles from half a second to half a minute', () => {
  for (const [tries, bound] of [
    [0, 500],
    [1, 1_000],
    [5, 16_000],
    [6, 30_000],
    [1_000, 30_000],
  ] as const) {
    const waits = Array.from({ length: 400 }, () => backOff(tries))
    assert.ok(
      waits.every(wait => wait >= 0 && wait <= bound),
      `${tries} tries`,
    )
    // Boards that fail together must not come back together.
    assert.ok(Math.min(...waits) < bound / 4 && Math.max(...waits) > (bound * 3) / 4, `${tries} tries`)
  }
})
