import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt } from '../board/observation'
import { attemptsOf } from './attempts'
import { parsePod } from './pod'
import { podJson } from './test-pod'

const A = 'containerd://a'
const B = 'containerd://b'
const end = (exitCode: number, more: object = {}) => ({
  terminated: {
    exitCode,
    reason: exitCode ? 'Error' : 'Completed',
    startedAt: '2026-11-24T09:00:00Z',
    finishedAt: '2026-11-24T09:00:03Z',
    containerID: A,
    ...more,
  },
})
const running = { running: { startedAt: '2026-11-24T09:01:00Z' } }
const waiting = (reason: string, message?: string) => ({ waiting: { reason, message } })

function attempts(status: object | null, pod: object = {}): Attempt[] {
  const parsed = parsePod(podJson('a-1', status, pod))
  assert.ok(parsed)
  return attemptsOf(parsed, 'wst-flyway-migrate')
}

type Row = [fact: string, status: object | null, expected: Partial<Attempt>[], pod?: object]

const ROWS: Row[] = [
  ['a pod without statuses waits', null, [{ state: 'waiting', reason: null, restartCount: 0 }]],
  [
    'a pod that no node takes waits for one',
    null,
    [{ state: 'waiting', reason: 'Unschedulable', waitingReason: 'Unschedulable', message: '0/3 nodes' }],
    { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes' }] },
  ],
  [
    'PodInitializing waits and is no reason to worry',
    { state: waiting('PodInitializing') },
    [{ state: 'waiting', reason: null, waitingReason: 'PodInitializing' }],
  ],
  [
    'running is running, in its container',
    { containerID: A, state: running },
    [{ state: 'running', containerId: A, startedAt: '2026-11-24T09:01:00.000Z' }],
  ],
  [
    'an exit that is not 0 is failed at once, long before CrashLoopBackOff',
    { state: end(1) },
    [{ state: 'failed', exitCode: 1, reason: 'Error', waitingReason: null, nextTryAt: null, containerId: A }],
  ],
  ['an exit of 0 is succeeded', { state: end(0) }, [{ state: 'succeeded', exitCode: 0, reason: 'Completed' }]],
  [
    'in back-off the attempt stays failed and says when the next one is due',
    {
      restartCount: 5,
      state: waiting('CrashLoopBackOff', 'back-off 2m40s restarting failed container=x'),
      lastState: end(1),
    },
    [
      {
        restartCount: 5,
        state: 'failed',
        exitCode: 1,
        reason: 'Error',
        waitingReason: 'CrashLoopBackOff',
        nextTryAt: '2026-11-24T09:02:43.000Z',
      },
    ],
  ],
  [
    'a back-off that says no time leaves the next try open',
    { state: waiting('CrashLoopBackOff', 'soon'), lastState: end(1) },
    [{ state: 'failed', nextTryAt: null }],
  ],
  [
    'a second attempt brings the first along',
    { restartCount: 1, containerID: B, state: running, lastState: end(1) },
    [
      { restartCount: 1, state: 'running', containerId: B },
      { restartCount: 0, state: 'failed', containerId: A, exitCode: 1 },
    ],
  ],
  [
    'a pull that fails and a pull that waits are one cause',
    { state: waiting('ImagePullBackOff', 'Back-off pulling image "x"') },
    [{ state: 'waiting', reason: 'ErrImagePull', waitingReason: 'ImagePullBackOff', nextTryAt: null }],
  ],
  [
    'a missing Secret is named',
    { state: waiting('CreateContainerConfigError', 'secret "db" not found') },
    [{ state: 'waiting', reason: 'CreateContainerConfigError', message: 'secret "db" not found' }],
  ],
  [
    'a command that does not exist failed to start, and never started',
    {
      state: waiting('RunContainerError', 'exec: "flyway": not found'),
      lastState: end(128, { reason: 'StartError', startedAt: '1970-01-01T00:00:00Z' }),
    },
    [{ state: 'failed', reason: 'StartError', exitCode: 128, startedAt: null, waitingReason: 'RunContainerError' }],
  ],
  ['too little memory', { state: end(137, { reason: 'OOMKilled' }) }, [{ state: 'failed', reason: 'OOMKilled' }]],
  [
    'an exit code that the kubelet made up is no end that was seen',
    { state: end(137, { reason: 'ContainerStatusUnknown' }) },
    [{ state: 'lost', reason: 'ContainerStatusUnknown' }],
  ],
  [
    'past its deadline a pod is over though its container is called running',
    { containerID: A, state: running },
    [{ state: 'failed', reason: 'DeadlineExceeded', exitCode: null, message: 'too long' }],
    { phase: 'Failed', reason: 'DeadlineExceeded', message: 'too long' },
  ],
  [
    'a pod that failed before any container did',
    null,
    [{ state: 'failed', reason: 'Evicted' }],
    { phase: 'Failed', reason: 'Evicted' },
  ],
  ['a state that says nothing waits', { state: {} }, [{ state: 'waiting', reason: null, waitingReason: null }]],
  [
    'a status that is no status waits',
    { state: 'x', restartCount: -3, lastState: [] },
    [{ state: 'waiting', restartCount: 0 }],
  ],
]

for (const [fact, status, expected, pod] of ROWS) {
  test(fact, () => {
    const found = attempts(status, pod)
    const fields = found.map((attempt, i) =>
      Object.fromEntries(Object.keys(expected[i] ?? {}).map(key => [key, attempt[key as keyof Attempt]])),
    )
    assert.deepEqual(fields, expected)
    for (const attempt of found) assert.equal(attempt.id, `uid-a-1.wst-flyway-migrate.${attempt.restartCount}`)
  })
}

test('an ordinary container has attempts too, and one that the pod does not have has none', () => {
  const pod = parsePod(podJson('a-1', null))
  assert.ok(pod)
  assert.equal(attemptsOf(pod, 'app').length, 1)
  assert.equal(attemptsOf(pod, 'other').length, 0)
})
