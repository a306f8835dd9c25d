import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { SourceError } from '../errors'
import { backOff, poll } from './poll'

test('the wait after failures doubles, keeps at least its half, and ends at 30 s', () => {
  const bounds = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]
  for (const [tries, bound] of bounds.entries()) {
    assert.equal(
      backOff(tries, () => 0),
      bound / 2,
    )
    assert.equal(
      backOff(tries, () => 1),
      bound,
    )
  }
})

test('a failure is told with its next try, and the next answer ends it', async () => {
  const stop = new AbortController()
  const seen: string[] = []
  let calls = 0
  const running = poll(
    {
      source: 'history',
      read: async () => {
        if (++calls === 1) throw new SourceError('history', 'unreachable', null)
        if (calls === 2) throw new TypeError('a bug')
        return calls
      },
      pace: () => 60_000,
      answered: value => {
        seen.push(`answer ${value}`)
        stop.abort()
      },
      failed: (error, at, next) => {
        seen.push(`${error.code} ${next > at}`)
        running.kick()
      },
    },
    stop.signal,
  )
  await running.ended
  assert.deepEqual(seen, ['unreachable true', 'unexpected true', 'answer 3'])
})

test('one question is in flight at a time, and a kick during it asks once more', async () => {
  const stop = new AbortController()
  const release = new EventTarget()
  let inFlight = 0
  let most = 0
  let calls = 0
  const running = poll(
    {
      source: 'history',
      read: async () => {
        most = Math.max(most, ++inFlight)
        if (++calls === 1) await once(release, 'go')
        inFlight--
        return calls
      },
      pace: () => 60_000,
      answered: value => {
        if (value === 2) stop.abort()
      },
      failed: error => assert.fail(error),
    },
    stop.signal,
  )
  running.kick()
  running.kick()
  release.dispatchEvent(new Event('go'))
  await running.ended
  assert.deepEqual({ calls, most }, { calls: 2, most: 1 })
})
