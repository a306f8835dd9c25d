import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askAgain, PACE } from './use-sessions'

test('after the hundredth error it is asked again as soon as after an answer', context => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const asked: unknown[] = []
  const again = { retryCount: 100, dedupe: true }
  askAgain(new Error('away'), '/sessions', {}, async options => asked.push(options) > 0, again)
  context.mock.timers.tick(PACE - 1)
  assert.deepEqual(asked, [])
  context.mock.timers.tick(1)
  assert.deepEqual(asked, [again])
})
