import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'

/** Waits for a condition, for 10 s at most. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000
  while (!(await holds())) {
    assert.ok(Date.now() < end, `${what}: not within 10 s`)
    await wait(10)
  }
}
