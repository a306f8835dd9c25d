import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aFailedLog, aLog, aStep } from './a-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at, NOW } from './an-observation'
import type { Observation, ObservedRun } from './observation'
import { takeSnapshot } from './snapshot'

const SCRIPTS = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql', 'V4__d.sql', 'R__view.sql']
const files = SCRIPTS.map(path => aScript(path))
const rows = (count: number) => SCRIPTS.slice(0, count).map((script, index) => aRow(index + 1, script))

/** prod ships V4 and has applied V3. */
function prod(runs: ObservedRun[], more: Partial<Observation> = {}): Observation {
  return anObservation('prod', {
    scripts: aReading({ ref: 'main', commit: null, files }),
    history: aReading(aHistory(rows(3))),
    runs,
    ...more,
  })
}

function look(observation: Observation) {
  const board = takeSnapshot([observation], NOW, null)
  const environment = board.environments[0]
  assert.ok(environment)
  const cell = (key: string) => environment.migrations.find(migration => migration.key === key)
  return { board, environment, cell, kinds: board.findings.map(({ kind }) => kind) }
}

const failedAt4 = aRun('failed', 0, { reading: aFailedLog('4') })

describe('ghost failure', () => {
  test('an exit code that is not 0 at a version without a row fails it, though Flyway says Pending', () => {
    const { environment, cell, board } = look(prod([failedAt4]))
    assert.equal(environment.state, 'failed')
    assert.equal(environment.failure?.version, '4')
    assert.deepEqual(
      [cell('V4')?.flywayState, cell('V4')?.state, cell('V4')?.marks],
      ['Pending', 'failed', ['ghost-failure']],
    )
    assert.equal(environment.version.pending, 2, 'ghosts are pending')
    const [finding] = board.findings
    assert.equal(finding?.kind, 'ghost-failure')
    assert.equal(finding?.migration, 'V4')
    assert.equal(finding?.title, '23514 check violation, line 11')
    assert.match(finding?.detail ?? '', /media_release_year_check/)
    assert.match(finding?.detail ?? '', /No history row\./)
    assert.equal(finding?.href, '/triage/prod/pod-1.wst-flyway-migrate.0')
    assert.equal(finding?.since, failedAt4.finishedAt)
  })

  test('a successful row ends it', () => {
    const { environment, kinds, cell } = look(prod([failedAt4], { history: aReading(aHistory(rows(4))) }))
    assert.equal(environment.failure, null)
    assert.equal(cell('V4')?.state, 'success')
    assert.deepEqual(kinds, [])
  })

  test('a deleted row does not end it', () => {
    const deleted = [...rows(4), aRow(5, 'V4__d.sql', { type: 'DELETE' })]
    assert.equal(look(prod([failedAt4], { history: aReading(aHistory(deleted)) })).environment.state, 'failed')
  })

  test('a later run that exits 0 ends it', () => {
    const later = aRun('succeeded', 1)
    assert.equal(look(prod([later, failedAt4])).environment.failure, null)
  })

  test('a run of an older pod that exited 0 does not', () => {
    const older = aRun('succeeded', 0, { podUid: 'pod-0', podCreatedAt: at(-9_000) })
    assert.equal(look(prod([failedAt4, older])).environment.state, 'failed')
  })

  test('of two live pods the one that was created later decides', () => {
    const newer = aRun('succeeded', 0, { podUid: 'pod-2', podCreatedAt: at(-60) })
    const { environment } = look(prod([newer, failedAt4]))
    assert.equal(environment.failure, null)
    assert.equal(environment.run?.podUid, 'pod-2')
  })

  test('a repeatable is blamed by its description', () => {
    const reading = aFailedLog(null, { script: 'R__view.sql' })
    const run = aRun('failed', 0, { reading: { ...reading, steps: [aStep(null, 'failed', 'view')] } })
    assert.equal(look(prod([run])).cell('R__view')?.state, 'failed')
  })

  test('a script that the log names without a version is blamed by its file name', () => {
    const run = aRun('failed', 0, { reading: aFailedLog(null, { script: 'sql/V4__d.sql' }) })
    assert.equal(look(prod([run])).board.findings[0]?.migration, 'V4')
  })

  test('a run that was killed is blamed on the migration at which its log stops', () => {
    const reading = aLog({ steps: [aStep('4', 'running')] })
    const { board } = look(prod([aRun('failed', 0, { reading, exitCode: 137, reason: 'OOMKilled' })]))
    assert.equal(board.findings[0]?.kind, 'ghost-failure')
    assert.equal(board.findings[0]?.title, 'Killed: out of memory.')
    assert.match(board.findings[0]?.nextStep ?? '', /killed after the change and before the row/)
  })

  test('a failure that is known stays failed when another source cannot be read', () => {
    const old = aReading(aHistory(rows(3)), { readAt: at(-60) })
    const { environment, cell } = look(prod([failedAt4], { history: old }))
    assert.equal(environment.state, 'failed')
    assert.equal(environment.version.state, 'unknown')
    assert.equal(cell('V4')?.state, 'unknown')
  })
})

describe('a run that failed', () => {
  test('without a readable log fails the environment and blames no migration', () => {
    const { environment, board, cell } = look(prod([aRun('failed')]))
    assert.equal(environment.state, 'failed')
    assert.deepEqual(
      board.findings.map(({ kind, migration }) => [kind, migration]),
      [['run-failed', null]],
    )
    assert.equal(cell('V4')?.state, 'pending')
  })

  test('that could not connect says how', () => {
    const reading = aFailedLog(null, { sqlState: '28P01', line: null, script: null, message: 'FATAL: no' })
    assert.equal(look(prod([aRun('failed', 0, { reading })])).board.findings[0]?.title, '28P01 password refused')
  })

  test('because it cannot start says so and nothing else', () => {
    const run = aRun('failed', 2, { reason: 'StartError', exitCode: 128, waitingReason: 'CrashLoopBackOff' })
    assert.deepEqual(look(prod([run])).kinds, ['cannot-start'])
  })

  test('leaves a failed row as Flyway records it: one finding, no ghost', () => {
    const history = aReading(aHistory([...rows(3), aRow(4, 'V4__d.sql', { success: false })]))
    const { kinds, cell, environment } = look(prod([failedAt4], { history }))
    assert.deepEqual(kinds, ['failed-migration'])
    assert.deepEqual([cell('V4')?.state, cell('V4')?.marks], ['failed', []])
    assert.equal(environment.state, 'failed')
    assert.equal(environment.version.current, '4', 'failed rows count')
  })

  test('is followed by an image that cannot be pulled: both are said', () => {
    const waiting = aRun('waiting', 0, { podUid: 'pod-2', waitingReason: 'ImagePullBackOff', message: 'no such image' })
    assert.deepEqual(look(prod([waiting, failedAt4])).kinds.toSorted(), ['cannot-start', 'ghost-failure'])
  })

  test('is a crash loop only where no attempt tells why', () => {
    const run = aRun('lost', 2, { waitingReason: 'CrashLoopBackOff' })
    assert.deepEqual(look(prod([run])).kinds, ['crash-loop'])
    const told = aRun('failed', 2, { waitingReason: 'CrashLoopBackOff', reading: aFailedLog('4') })
    assert.deepEqual(look(prod([told])).kinds, ['ghost-failure'])
  })
})

describe('two pods at once', () => {
  const newer = (state: ObservedRun['state'], more: Partial<ObservedRun> = {}) =>
    aRun(state, 0, { podUid: 'pod-2', podCreatedAt: at(-60), startedAt: at(-50), ...more })

  test('the newer at work, the older failed: it stays failed and is retrying', () => {
    const { environment, cell } = look(prod([newer('running'), failedAt4]))
    assert.equal(environment.state, 'failed')
    assert.equal(environment.run?.podUid, 'pod-2')
    assert.equal(environment.failure?.run, failedAt4.id)
    assert.deepEqual(cell('V4')?.marks, ['ghost-failure', 'retrying'])
  })

  test('the newer failed, the older ended well before: it failed', () => {
    const ended = aRun('succeeded', 0, { podCreatedAt: at(-900) })
    assert.equal(look(prod([newer('failed', { reading: aFailedLog('4') }), ended])).environment.state, 'failed')
  })

  test('both failed at one version: one incident, with the attempts of both', () => {
    const { board } = look(prod([newer('failed', { reading: aFailedLog('4') }), failedAt4]))
    assert.deepEqual(
      board.findings.map(({ kind, attempts, since }) => [kind, attempts, since]),
      [['ghost-failure', 2, failedAt4.finishedAt]],
    )
  })
})

describe('why a run failed', () => {
  const detailOf = (run: Partial<ObservedRun>) => look(prod([aRun('failed', 0, run)])).board.findings[0]?.detail ?? ''
  const log = (completeness: ObservedRun['log']['completeness'], lines: number) => ({
    lines,
    bytes: lines,
    completeness,
  })

  test('is not said where the log cannot be read', () => {
    assert.match(detailOf({ log: log('none', 0) }), /^Its log could not be read\./)
  })

  test('is not said where there is no log', () => {
    assert.match(detailOf({ reading: aLog({ lines: 0 }), log: log('complete', 0) }), /^It has written no log\./)
  })

  test('is not said where the log was read from the middle on, and that is said', () => {
    const late = { reading: aLog(), log: log('started-late', 5) }
    assert.match(detailOf(late), /^Its log was only read from the middle on/)
    assert.equal(look(prod([aRun('failed', 0, late)])).environment.run?.log.completeness, 'started-late')
  })

  test('and ran outside a transaction asks for a look at what it left', () => {
    const reading = { ...aFailedLog('4'), steps: [{ ...aStep('4', 'failed'), nonTransactional: true }] }
    const next = (run: ObservedRun) => look(prod([run])).board.findings[0]?.nextStep ?? ''
    assert.match(
      next(aRun('failed', 0, { reading: aFailedLog('4', { sqlState: '42P07' }) })),
      /between the change and its row/,
    )
    assert.match(next(aRun('failed', 0, { reading })), /^It ran outside a transaction: first undo by hand/)
    assert.match(next(failedAt4), /^Fix the data or the script of V4/)
  })
})

describe('a failure that still holds', () => {
  test('is not taken back by a run that went before its end was seen', () => {
    const lost = aRun('lost', 0, { podUid: 'pod-2', podCreatedAt: at(-60) })
    const { environment, kinds } = look(prod([lost, failedAt4]))
    assert.deepEqual([environment.state, environment.run?.state, kinds], ['failed', 'lost', ['ghost-failure']])
  })

  test('in back-off keeps the run failed, which tells when the next attempt comes', () => {
    const run = aRun('failed', 2, { reading: aFailedLog('4'), waitingReason: 'CrashLoopBackOff', nextTryAt: at(40) })
    const { environment, board } = look(prod([run]))
    const { state, waitingReason, nextTryAt, attempt } = environment.run ?? {}
    assert.deepEqual([state, waitingReason, nextTryAt, attempt], ['failed', 'CrashLoopBackOff', at(40), 3])
    assert.match(board.findings[0]?.detail ?? '', /Attempt 3 of the init container\.$/)
    assert.equal(board.verdict.text, 'prod failed V4 and keeps retrying')
  })
})

test('an attempt that does not come to the migration takes nothing back, and is a finding of its own', () => {
  const early = aFailedLog(null, {
    sqlState: '55000',
    message: 'database "prod" is not accepting connections',
    script: null,
  })
  const runs = [aRun('failed', 2, { reading: early }), aRun('failed', 1, { reading: aFailedLog('4') }), failedAt4]
  const { board, environment, cell } = look(prod(runs))
  assert.equal(cell('V4')?.state, 'failed')
  assert.equal(environment.failure?.version, '4')
  assert.equal(board.verdict.text, 'prod failed V4 and keeps retrying')
  assert.deepEqual(
    board.findings.map(({ kind, attempts, since }) => [kind, attempts, since]),
    [
      ['ghost-failure', 3, failedAt4.finishedAt],
      ['run-failed', 1, runs[0]?.finishedAt],
    ],
  )
})
