import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Source } from '@/lib/board/schema'
import type { LogLink } from './run-log-stream'
import { sayStream } from './stream-words'

const NOW = Date.parse('2026-11-25T09:00:00Z')
const running = { state: 'running' as const, exitCode: null, reason: null, waitingReason: null }
const refused: Source = { state: 'failed', readAt: null, reason: '403: may not get pods/log', nextTryAt: null }
const say = (link: LogLink, run: Parameters<typeof sayStream>[0] = running, reading: Source | null = null) =>
  sayStream(run, link, reading, true, NOW).text

test('a log says whether it is live, or when the next try is', () => {
  assert.equal(say({ state: 'live' }), 'Live.')
  assert.equal(say({ state: 'connecting' }), 'Connecting.')
  const retryAt = '2026-11-25T09:00:03Z'
  assert.equal(say({ state: 'lost', retryAt }), 'Not connected, trying again in 3 s.')
})

test('a log says how its run ended', () => {
  const failed = { ...running, state: 'failed' as const, exitCode: 1, reason: 'Error' }
  assert.equal(say({ state: 'ended' }, failed), 'Ended, exit 1.')
  assert.equal(say({ state: 'ended' }, { ...running, state: 'lost' }), 'Lost: the pod went before an end was seen.')
  assert.equal(say({ state: 'ended' }, { ...failed }, refused), 'Ended, exit 1.')
})

test('where the cluster lets the board read no further, a live log says why', () => {
  assert.equal(say({ state: 'live' }, running, refused), 'The cluster cannot be read: 403: may not get pods/log.')
})
