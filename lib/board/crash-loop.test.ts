import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog, aLog, aStep } from './a-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at } from './an-observation'
import type { ObservedRun } from './observation'
import type { Board } from './schema'
import { takeSnapshot } from './snapshot'

const SCRIPTS = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql', 'V4__d.sql']

function observe(runs: ObservedRun[], second: number) {
  const readAt = at(second)
  return anObservation('prod', {
    scripts: aReading({ ref: null, commit: null, files: SCRIPTS.map(path => aScript(path)) }, { readAt }),
    history: aReading(aHistory(SCRIPTS.slice(0, 3).map((script, index) => aRow(index + 1, script))), { readAt }),
    kubernetes: aReading({ found: true, pods: [], rollout: null, container: null }, { readAt }),
    runs,
  })
}

/** All that can be seen of one attempt, in order, above the attempts before it. */
function* stepsOf(restartCount: number, before: ObservedRun[]): Generator<ObservedRun[]> {
  const log = { lines: 9, bytes: 900, completeness: 'live' as const }
  const booting = aLog({ lines: 1 })
  const migrating = aLog({ steps: [aStep('4', 'running')] })
  const failing = aFailedLog('4')
  const end = { reading: failing, log: { ...log, completeness: 'complete' as const } }
  yield [aRun('running', restartCount), ...before]
  yield [aRun('running', restartCount, { reading: booting, log }), ...before]
  yield [aRun('running', restartCount, { reading: migrating, log }), ...before]
  yield [aRun('running', restartCount, { reading: failing, log }), ...before]
  // The exit may be seen before the log has come through, or before it names anything.
  yield [aRun('failed', restartCount), ...before]
  yield [aRun('failed', restartCount, { reading: booting, log }), ...before]
  yield [aRun('failed', restartCount, end), ...before]
  yield [aRun('failed', restartCount, { ...end, waitingReason: 'CrashLoopBackOff', nextTryAt: at(40) }), ...before]
}

test('in a crash loop of six attempts, seen at every step, failed never flickers', () => {
  let board: Board | null = null
  let before: ObservedRun[] = []
  let second = 0
  for (let restartCount = 0; restartCount < 6; restartCount++) {
    for (const runs of stepsOf(restartCount, before)) {
      second++
      board = takeSnapshot([observe(runs, second)], at(second), board)
      if (restartCount > 0) expectFailed(board, runs, restartCount)
    }
    before = [aRun('failed', restartCount, { reading: aFailedLog('4') }), ...before]
  }
  assert.equal(board?.findings[0]?.attempts, 6)
})

function expectFailed(board: Board, runs: ObservedRun[], restartCount: number) {
  const [environment] = board.environments
  const cell = environment?.migrations.find(({ key }) => key === 'V4')
  assert.equal(environment?.state, 'failed')
  assert.equal(environment?.failure?.version, '4')
  assert.equal(environment?.failure?.sqlState, '23514')
  assert.equal(cell?.state, 'failed')
  assert.deepEqual(cell?.marks, runs[0]?.state === 'running' ? ['ghost-failure', 'retrying'] : ['ghost-failure'])
  assert.equal(board.verdict.text, 'prod failed V4 and keeps retrying')
  assert.equal(board.findings.length, 1)
  const [finding] = board.findings
  assert.equal(finding?.id, 'ghost-failure:prod:V4:23514')
  assert.equal(finding?.since, at(-590), 'the end of the first attempt')
  assert.ok([restartCount, restartCount + 1].includes(finding?.attempts ?? 0))
}

test('attempts that are no longer observed stay counted', () => {
  const all = [4, 3, 2, 1, 0].map(count => aRun('failed', count, { reading: aFailedLog('4') }))
  const first = takeSnapshot([observe(all.slice(2), 0)], at(0), null)
  const second = takeSnapshot([observe(all.slice(0, 1), 1)], at(1), first)
  assert.equal(first.findings[0]?.attempts, 3)
  assert.equal(second.findings[0]?.since, first.findings[0]?.since)
})

test('a board that came when a pod had failed before counts from its first attempt, as the attempt is numbered', () => {
  const seen = [5, 4].map(count => aRun('failed', count, { reading: aFailedLog('4') }))
  const [finding] = takeSnapshot([observe(seen, 0)], at(0), null).findings
  assert.equal(finding?.attempts, 6)
  assert.match(finding?.detail ?? '', /Attempt 6 of the init container/)
})

test('another SQLSTATE is another incident', () => {
  const debris = aRun('failed', 1, { reading: aFailedLog('4', { sqlState: '42P07' }) })
  const board = takeSnapshot([observe([debris, aRun('failed', 0, { reading: aFailedLog('4') })], 0)], at(0), null)
  assert.equal(board.findings.length, 1)
  assert.equal(board.findings[0]?.attempts, 1)
  assert.equal(board.findings[0]?.since, debris.finishedAt)
})

test('a run at work at another version than the one that failed is not a retry of it', () => {
  const at3 = aRun('running', 1, { reading: aLog({ steps: [aStep('3', 'running')] }) })
  const failed = aRun('failed', 0, { reading: aFailedLog('4') })
  const [environment] = takeSnapshot([observe([at3, failed], 0)], at(0), null).environments
  const cell = (key: string) => environment?.migrations.find(migration => migration.key === key)
  assert.equal(environment?.state, 'failed')
  assert.deepEqual([cell('V4')?.state, cell('V4')?.marks], ['failed', ['ghost-failure']])
  assert.equal(cell('V3')?.state, 'running')
})
