import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Failure, Run } from '@/lib/board/schema'
import { sayApplied, sayKept, sayOutcome, stateOfRun } from './run-words'

const RUN: Run = {
  id: 'u.c.0',
  environment: 'prod',
  pod: 'wst-flyway-prod-7c9d8b6f5d-x2lqk',
  podUid: 'u',
  container: 'wst-flyway-migrate',
  restartCount: 0,
  attempt: 1,
  state: 'succeeded',
  reason: 'Completed',
  waitingReason: null,
  exitCode: 0,
  startedAt: '2026-11-23T09:30:49Z',
  finishedAt: '2026-11-23T09:31:13Z',
  nextTryAt: null,
  image: null,
  imageId: null,
  flywayVersion: null,
  applied: [],
  failure: null,
  cause: null,
  eventCount: 0,
  lastLine: null,
  log: { lines: 0, bytes: 0, completeness: 'complete' },
}
const FAILURE: Failure = {
  run: RUN.id,
  version: '24',
  script: 'V24__media_release_year.sql',
  line: 11,
  statement: null,
  sqlState: '23514',
  message: 'no',
  detail: null,
  hint: null,
  position: null,
  where: null,
}
const failed = (attempt: number, change: Partial<Run> = {}): Run => ({
  ...RUN,
  state: 'failed',
  reason: 'Error',
  exitCode: 1,
  attempt,
  failure: FAILURE,
  ...change,
})

test('a run that applied something says what', () => {
  assert.equal(sayOutcome({ ...RUN, applied: ['23'] }), 'V23 applied')
  assert.equal(sayOutcome({ ...RUN, applied: ['23', 'R__view'] }), 'V23 and R__view applied')
  assert.equal(sayApplied(['1', '2', '2.1']), 'V1 to V2.1 (3 versions) applied')
  assert.equal(sayApplied(['23', 'R__a', 'R__b']), 'V23 and 2 repeatables applied')
  assert.equal(sayApplied(['R__a', 'R__b']), '2 repeatables applied')
})

test('a run that ended well and applied nothing says so', () => {
  assert.equal(sayOutcome(RUN), 'nothing was applied')
})

test('a failure names its attempt, and claims nothing of those before that nobody may have seen', () => {
  assert.equal(sayOutcome(failed(1, { applied: ['23'] })), 'V23 applied, V24 failed')
  assert.equal(sayOutcome(failed(4)), 'V24 failed, attempt 4')
})

test('a failure at no migration is told by its exit code', () => {
  assert.equal(sayOutcome(failed(1, { failure: null, exitCode: 137 })), 'failed with exit code 137')
  assert.equal(sayOutcome(failed(2, { failure: null, exitCode: null })), 'failed, attempt 2')
})

test('a run that goes on, waits or was lost is told by what it does', () => {
  assert.equal(sayOutcome({ ...RUN, state: 'running', applied: ['24'] }), 'V24 applied, running')
  assert.equal(sayOutcome({ ...RUN, state: 'waiting', waitingReason: 'ErrImagePull' }), 'waiting: ErrImagePull')
  assert.equal(sayOutcome({ ...RUN, state: 'lost' }), 'the pod went before an end was seen')
})

test('the word of an ended run is its exit code, with the reason where Kubernetes has more to say than Error', () => {
  const words = [RUN, failed(1), failed(1, { exitCode: 137, reason: 'OOMKilled' }), failed(1, { exitCode: null })]
  assert.deepEqual(
    words.map(run => stateOfRun(run).word),
    ['exit 0', 'exit 1', 'exit 137, OOMKilled', 'failed'],
  )
})

test('waiting needs somebody only where the container cannot start', () => {
  const tones = ['PodInitializing', 'ErrImagePull', null].map(
    waitingReason => stateOfRun({ ...RUN, state: 'waiting', waitingReason }).tone,
  )
  assert.deepEqual(tones, ['plain', 'warn', 'plain'])
})

test('a log that was seen and has made room for newer ones is not called complete', () => {
  const run = { log: { lines: 29, bytes: 2_697, completeness: 'complete' } } as const
  assert.equal(sayKept(run, 29), 'Kept complete')
  assert.equal(sayKept(run, 0), 'No longer kept: newer runs have taken its place')
  const released = { log: { ...run.log, completeness: 'none' } } as const
  assert.equal(sayKept(released, 29), 'No longer kept: newer runs have taken its place')
  assert.equal(sayKept({ log: { lines: 0, bytes: 0, completeness: 'none' } }, 0), 'No log was kept')
})
