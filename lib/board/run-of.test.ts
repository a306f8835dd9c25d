import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog, aLog, aStep } from './a-log'
import { aRun } from './an-observation'
import { failureOf, runOf } from './run-of'
import { Run } from './schema'

test('the attempt is the restart count from one, and the shape is the promised one', () => {
  const run = runOf('dev', aRun('failed', 3, { reading: aFailedLog('4') }))
  assert.equal(run.attempt, 4)
  assert.equal(run.environment, 'dev')
  assert.deepEqual(Run.parse(run), run)
})

test('a failure holds what the log says, and the id of its run', () => {
  const failure = failureOf(aRun('failed', 0, { reading: aFailedLog('4') }))
  assert.equal(failure?.run, 'pod-1.wst-flyway-migrate.0')
  assert.equal(failure?.sqlState, '23514')
  assert.equal(failure?.line, 11)
})

test('a run that was killed failed at the migration at which its log stops', () => {
  const reading = aLog({ steps: [aStep('3', 'applied'), aStep('4', 'running')] })
  const failure = failureOf(aRun('failed', 0, { reading, exitCode: 137, reason: 'OOMKilled' }))
  assert.equal(failure?.version, '4')
  assert.equal(failure?.message, 'exit code 137 (OOMKilled)')
})

test('a run that failed without a log blames no migration', () => {
  const failure = failureOf(aRun('failed'))
  assert.equal(failure?.version, null)
  assert.equal(failure?.message, 'exit code 1')
})

for (const state of ['succeeded', 'waiting', 'running', 'lost'] as const) {
  test(`a run that is ${state} has no failure`, () => assert.equal(failureOf(aRun(state)), null))
}
