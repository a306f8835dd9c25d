import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aLog, aStep } from './a-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at, NOW } from './an-observation'
import type { Observation } from './observation'
import { takeSnapshot } from './snapshot'

const SCRIPTS = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql', 'V4__d.sql']
const rows = (count: number) => SCRIPTS.slice(0, count).map((script, index) => aRow(index + 1, script))
const files = SCRIPTS.map(path => aScript(path, `-- ${path}`, at(-10)))

function dev(more: Partial<Observation> = {}): Observation {
  return anObservation('dev', {
    scripts: aReading({ ref: null, commit: null, files }),
    history: aReading(aHistory(rows(3))),
    ...more,
  })
}

const at4 = aRun('running', 0, { podUid: 'pod-2', reading: aLog({ steps: [aStep('4', 'running')] }) })
const state = (observation: Observation) => takeSnapshot([observation], NOW, null).environments[0]?.state

describe('a run is at work', () => {
  test('when its container runs', () => {
    const [environment] = takeSnapshot([dev({ runs: [aRun('running')] })], NOW, null).environments
    assert.equal(environment?.state, 'running')
    assert.ok(environment?.migrations.every(migration => migration.state !== 'running'))
  })

  test('when its log stands at a migration', () => {
    const board = takeSnapshot([dev({ runs: [at4] })], NOW, null)
    assert.equal(board.environments[0]?.migrations.at(-1)?.state, 'running')
    assert.equal(board.verdict.text, 'dev is running V4')
  })

  test('when only its log tells so', () => {
    assert.equal(state(dev({ runs: [{ ...at4, state: 'waiting' }] })), 'running')
  })

  test("when only Flyway's advisory lock tells so", () => {
    assert.equal(state(dev({ history: aReading(aHistory(rows(3), { locked: true })) })), 'running')
  })
})

describe('blocked', () => {
  const waiting = (seconds: number) =>
    dev({ runs: [at4], history: aReading(aHistory(rows(3), { locked: true, waitingSince: at(-seconds) })) })

  test('is a run that waits for a lock for longer than 5 s', () => {
    const board = takeSnapshot([waiting(6)], NOW, null)
    assert.equal(board.environments[0]?.state, 'blocked')
    assert.equal(board.environments[0]?.migrations.at(-1)?.state, 'blocked')
    assert.deepEqual(
      board.findings.map(({ kind, migration, since }) => [kind, migration, since]),
      [['blocked', 'V4', at(-6)]],
    )
  })

  test('is not a run that waits for less', () => assert.equal(state(waiting(5)), 'running'))

  const inTheWay = (rule: 'blocked' | 'self-wait') => ({
    ...{ rule, title: 'In the way: pid 1.', detail: 'It holds a lock.', nextStep: 'Let it end.', pids: [1] },
  })

  test('the finding names who is in the way, where the sessions tell', () => {
    const [finding] = takeSnapshot([{ ...waiting(6), inTheWay: inTheWay('blocked') }], NOW, null).findings
    assert.deepEqual(
      [finding?.kind, finding?.detail, finding?.nextStep, finding?.href],
      ['blocked', 'In the way: pid 1. It holds a lock.', 'Let it end.', '/triage/dev'],
    )
  })

  test('Flyway that waits for itself is critical: it never ends by itself', () => {
    const [finding] = takeSnapshot([{ ...waiting(6), inTheWay: inTheWay('self-wait') }], NOW, null).findings
    assert.deepEqual([finding?.kind, finding?.severity, finding?.nextStep], ['self-wait', 'critical', 'Let it end.'])
  })
})

describe('while a run is at work', () => {
  const before = takeSnapshot([dev()], at(-1), null)

  test('pending keeps its last settled value, though rows come', () => {
    const [environment] = takeSnapshot(
      [dev({ runs: [at4], history: aReading(aHistory(rows(4))) })],
      NOW,
      before,
    ).environments
    assert.equal(environment?.version.pending, 1)
    assert.equal(environment?.version.state, 'pending')
    assert.equal(environment?.version.current, '4', 'a row is a fact at once')
  })

  test('drift keeps its last settled value, and no finding of it comes or goes', () => {
    const edited = files.map((file, index) => (index === 0 ? { ...file, text: '-- edited' } : file))
    const withSum = aHistory([aRow(1, 'V1__a.sql', { checksum: 1 }), ...rows(3).slice(1)])
    const drifting = (runs: Observation['runs']) =>
      dev({ runs, history: aReading(withSum), scripts: aReading({ ref: null, commit: null, files: edited }) })
    const held = takeSnapshot([drifting([at4])], NOW, before)
    assert.equal(held.environments[0]?.drift.history, 0)
    assert.deepEqual(held.findings, [])
    const settled = takeSnapshot([drifting([aRun('succeeded')])], NOW, held)
    assert.equal(settled.environments[0]?.drift.history, 1)
    const again = takeSnapshot([dev({ runs: [at4] })], at(1), settled)
    assert.deepEqual(again.findings, settled.findings)
    assert.equal(again.environments[0]?.drift.state, 'attention')
  })

  test('a failed row is no verdict until the run has ended', () => {
    const failed = aReading(aHistory([...rows(3), aRow(4, 'V4__d.sql', { success: false })]))
    const during = takeSnapshot([dev({ runs: [at4], history: failed })], NOW, before)
    assert.equal(during.environments[0]?.state, 'running')
    const after = takeSnapshot([dev({ runs: [aRun('failed', 0, { podUid: 'pod-2' })], history: failed })], NOW, during)
    assert.equal(after.environments[0]?.state, 'failed')
  })

  test('what nobody knew before is told as it is', () => {
    const unread = takeSnapshot([dev({ history: aReading<never>(null) })], at(-1), null)
    const [environment] = takeSnapshot([dev({ runs: [at4] })], NOW, unread).environments
    assert.equal(environment?.version.pending, 1)
  })
})

test('between the exit and the next reading of the history the last settled values stay', () => {
  const before = takeSnapshot([dev()], at(-1), null)
  const during = takeSnapshot([dev({ runs: [at4], history: aReading(aHistory(rows(4))) })], NOW, before)
  const ended = aRun('succeeded', 0, { podUid: 'pod-2', startedAt: at(-20), finishedAt: at(0) })
  const early = takeSnapshot([dev({ runs: [ended], history: aReading(aHistory(rows(3))) })], at(0.1), during)
  assert.equal(early.environments[0]?.version.pending, 1)
  assert.deepEqual(early.findings, [], 'no silent no-op while the last rows were not read')
  const read = dev({ runs: [ended], history: aReading(aHistory(rows(4)), { readAt: at(1.2) }) })
  assert.equal(takeSnapshot([read], at(1.3), early).environments[0]?.version.pending, 0)
})

test('a run that ended and left nothing pending is over at once, however early its rows were read', () => {
  const before = takeSnapshot([dev()], at(-1), null)
  const during = takeSnapshot([dev({ runs: [at4] })], NOW, before)
  const ended = aRun('succeeded', 0, { podUid: 'pod-2', startedAt: at(-20), finishedAt: at(0) })
  const read = dev({ runs: [ended], history: aReading(aHistory(rows(4)), { readAt: at(0.1) }) })
  const [environment] = takeSnapshot([read], at(0.2), during).environments
  assert.deepEqual([environment?.state, environment?.version.current, environment?.version.pending], ['ok', '4', 0])
})
