import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anObservation, aReading, aRun, at, NOW } from './an-observation'
import type { Observation, Rollout, Workload } from './observation'
import { takeSnapshot } from './snapshot'

const aRollout = (more: Partial<Rollout> = {}): Rollout => ({
  observed: true,
  image: 'flyway:13',
  runsFlyway: true,
  stuck: null,
  revisions: [],
  ...more,
})
const aPod = (more: Partial<Workload['pods'][number]> = {}): Workload['pods'][number] => ({
  name: 'wst-flyway-pod-1',
  uid: 'pod-1',
  createdAt: at(-700),
  phase: 'Running',
  terminating: false,
  ready: true,
  image: 'flyway:13',
  revision: 4,
  trigger: 'restarted',
  annotations: {},
  ...more,
})

function look(pods: Workload['pods'], more: Partial<Observation> = {}, rollout: Rollout | null = aRollout()) {
  const kubernetes = aReading({ found: true, pods, rollout, container: null }, { bound: 45_000 })
  return takeSnapshot([anObservation('prod', { kubernetes, ...more })], NOW, null)
}
const kinds = (board: ReturnType<typeof look>) => board.findings.map(({ kind }) => kind)

test('a pod that serves after its run is in order, and is told with its revision', () => {
  const board = look([aPod()])
  assert.deepEqual(kinds(board), [])
  assert.deepEqual(
    board.environments[0]?.rollout?.pods.map(({ revision, trigger }) => [revision, trigger]),
    [[4, 'restarted']],
  )
})

test('a pod that serves without a run is a finding, whether its container is gone or never ran', () => {
  const other = aRun('succeeded', 0, { podUid: 'pod-0' })
  const [finding] = look([aPod({ image: null })], { runs: [other] }).findings
  assert.equal(finding?.kind, 'rolled-out-without-run')
  assert.match(finding?.detail ?? '', /has no container of the configured name/)
  assert.match(look([aPod()], { runs: [other] }).findings[0]?.detail ?? '', /never started/)
})

test('a pod that does not serve yet, or is going, is no rollout without a run', () => {
  assert.deepEqual(kinds(look([aPod({ ready: false })], { runs: [] })), [])
  assert.deepEqual(kinds(look([aPod({ terminating: true })], { runs: [] })), [])
  assert.deepEqual(kinds(look([aPod()], { runs: [] }, null)), [], 'pods that labels alone have found')
})

test('a rollout that does not go on is said where no run tells why', () => {
  const stuck = aRollout({ stuck: 'ReplicaSet "x" has timed out progressing.' })
  const [finding] = look([aPod()], {}, stuck).findings
  assert.deepEqual([finding?.kind, finding?.detail], ['risk', 'ReplicaSet "x" has timed out progressing.'])
  assert.ok(!kinds(look([aPod()], { runs: [aRun('failed')] }, stuck)).includes('risk'))
})
