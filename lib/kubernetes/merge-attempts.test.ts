import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt } from '../board/observation'
import { attemptsOf } from './attempts'
import { logPlaceOf } from './log-place'
import { mergeAttempts } from './merge-attempts'
import { parsePod } from './pod'
import { podJson } from './test-pod'

const present = new Set(['uid-a-1'])
const gone = new Set<string>()

function attempt(restartCount: number, state: Attempt['state'], more: Partial<Attempt> = {}): Attempt {
  const pod = parsePod(podJson('a-1'))
  assert.ok(pod)
  const [base] = attemptsOf(pod, 'wst-flyway-migrate')
  assert.ok(base)
  const id = `uid-a-1.wst-flyway-migrate.${restartCount}`
  return { ...base, id, restartCount, state, containerId: `containerd://${restartCount}`, ...more }
}
const brief = (attempts: Attempt[]) => attempts.map(({ restartCount, state }) => [restartCount, state])

test('attempts come newest first: by pod creation, then restart count', () => {
  const newer = attempt(0, 'running', { podUid: 'uid-b', id: 'uid-b.c.0', podCreatedAt: '2026-11-24T10:00:00Z' })
  const merged = mergeAttempts([], [attempt(0, 'failed'), newer, attempt(1, 'failed')], new Set(['uid-a-1', 'uid-b']))
  assert.deepEqual(
    merged.map(({ podUid, restartCount }) => [podUid, restartCount]),
    [
      ['uid-b', 0],
      ['uid-a-1', 1],
      ['uid-a-1', 0],
    ],
  )
})

test('an attempt never goes back from its end, but learns why the next one waits', () => {
  const known = [attempt(0, 'failed', { exitCode: 1, reason: 'Error' })]
  const [merged] = mergeAttempts(known, [attempt(0, 'waiting', { waitingReason: 'CrashLoopBackOff' })], present)
  assert.deepEqual(
    [merged?.state, merged?.exitCode, merged?.reason, merged?.waitingReason],
    ['failed', 1, 'Error', 'CrashLoopBackOff'],
  )
  assert.deepEqual(brief(mergeAttempts(known, [attempt(0, 'running')], present)), [[0, 'failed']])
})

test('an attempt whose pod is gone before its end was seen is lost; one that had ended stays as it was', () => {
  const known = [attempt(1, 'running'), attempt(0, 'failed')]
  assert.deepEqual(brief(mergeAttempts(known, [], gone)), [
    [1, 'lost'],
    [0, 'failed'],
  ])
})

test('nothing waits for a pod that is gone, however its last attempt ended', () => {
  const waits = { waitingReason: 'CrashLoopBackOff', nextTryAt: '2026-11-24T10:00:00.000Z' }
  const [merged] = mergeAttempts([attempt(0, 'failed', waits)], [], gone)
  assert.deepEqual([merged?.state, merged?.waitingReason, merged?.nextTryAt], ['failed', null, null])
})

test('an attempt that a later one has overtaken unseen is lost', () => {
  assert.deepEqual(
    brief(mergeAttempts([attempt(0, 'running')], [attempt(3, 'running'), attempt(2, 'failed')], present)),
    [
      [3, 'running'],
      [2, 'failed'],
      [0, 'lost'],
    ],
  )
})

test('an end that is seen after all replaces lost', () => {
  assert.deepEqual(brief(mergeAttempts([attempt(0, 'lost')], [attempt(0, 'failed')], present)), [[0, 'failed']])
})

test('a restart count that goes back does not take the name of another container', () => {
  const known = [attempt(0, 'failed', { containerId: 'containerd://old' })]
  const merged = mergeAttempts(known, [attempt(0, 'running', { containerId: 'containerd://new' })], present)
  assert.deepEqual(brief(merged), [
    [1, 'running'],
    [0, 'failed'],
  ])
  const later = mergeAttempts(merged, [attempt(0, 'failed', { containerId: 'containerd://new' })], present)
  assert.deepEqual(brief(later), [
    [1, 'failed'],
    [0, 'failed'],
  ])
})

test('what has not changed keeps its identity', () => {
  const known = mergeAttempts([], [attempt(0, 'failed')], present)
  const again = mergeAttempts(known, [attempt(0, 'failed')], present)
  assert.equal(again[0], known[0])
})

test('a log is the current one, then the previous one, and gone when the next attempt ends', () => {
  const first = attempt(0, 'failed')
  assert.equal(logPlaceOf(first, [first]), 'current')
  assert.equal(logPlaceOf(first, [attempt(1, 'running'), first]), 'previous')
  assert.equal(logPlaceOf(first, [attempt(1, 'failed'), first]), 'gone')
  assert.equal(logPlaceOf(first, [attempt(2, 'running'), attempt(1, 'failed'), first]), 'gone')
  assert.equal(logPlaceOf(attempt(0, 'lost'), []), 'gone')
})

test('six attempts of a crash loop, told in every form a kubelet has, never leave failed', () => {
  let known: Attempt[] = []
  const see = (...seen: Attempt[]) => {
    known = mergeAttempts(known, seen, present)
  }
  for (let i = 0; i < 6; i++) {
    const before = i > 0 ? [attempt(i - 1, 'failed', { exitCode: 1 })] : []
    see(attempt(i, 'running'), ...before)
    see(attempt(i, 'failed', { exitCode: 1 }), ...before)
    see(attempt(i, 'failed', { exitCode: 1, waitingReason: 'CrashLoopBackOff' }))
    assert.ok(known.slice(1).every(({ state }) => state === 'failed'))
  }
  assert.deepEqual(
    known.map(({ restartCount }) => restartCount),
    [5, 4, 3, 2, 1, 0],
  )
})
