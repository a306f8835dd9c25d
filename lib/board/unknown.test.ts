import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at, NOW } from './an-observation'
import type { Observation } from './observation'
import { takeSnapshot } from './snapshot'

const base = anObservation('prod')
const late = <T>(reading: T, seconds: number): T => ({ ...reading, readAt: at(-seconds) })
const failed = <T>(reading: T): T => ({
  ...reading,
  failure: { code: 'unreachable', message: 'history cannot be reached', since: at(-5), tries: 2 },
})
const pending = {
  ...base.scripts,
  value: { ref: null, commit: null, files: [...(base.scripts.value?.files ?? []), aScript('V4__d.sql', '', at(-1))] },
}
const off = { ...base.kubernetes, configured: false, value: null, readAt: null }

const CASES: [string, Partial<Observation>, string, string[]][] = [
  ['everything is fresh', {}, 'ok', []],
  ['the history is past its bound', { history: late(base.history, 10) }, 'unknown', ['source-stale']],
  ['the scripts are past their bound', { scripts: late(base.scripts, 16) }, 'unknown', ['source-stale']],
  ['the last read failed inside the bound', { history: failed(base.history) }, 'ok', ['source-failed']],
  ['reads fail past the bound', { history: late(failed(base.history), 10) }, 'unknown', ['source-failed']],
  [
    'Kubernetes is past its bound and nothing is pending',
    { kubernetes: late(base.kubernetes, 46) },
    'attention',
    ['source-stale'],
  ],
  [
    'Kubernetes is past its bound and something is pending',
    { kubernetes: late(base.kubernetes, 46), scripts: pending },
    'unknown',
    ['source-stale'],
  ],
  [
    'Kubernetes is past its bound and a run was live',
    { kubernetes: late(base.kubernetes, 46), runs: [aRun('running')] },
    'unknown',
    ['source-stale'],
  ],
  ['Kubernetes is off and something is pending', { kubernetes: off, runs: [], scripts: pending }, 'pending', []],
  ['Kubernetes is off', { kubernetes: off, runs: [] }, 'ok', []],
  ['the scripts are off', { scripts: { ...base.scripts, configured: false, value: null, readAt: null } }, 'ok', []],
  [
    'nothing was ever read',
    { history: aReading<never>(null), scripts: aReading<never>(null), kubernetes: aReading<never>(null), runs: [] },
    'unknown',
    [],
  ],
]

for (const [name, more, state, kinds] of CASES) {
  test(`where ${name} the environment is ${state}`, () => {
    const board = takeSnapshot([{ ...base, ...more }], NOW, null)
    assert.equal(board.environments[0]?.state, state)
    assert.deepEqual(
      board.findings.map(({ kind }) => kind),
      kinds,
    )
  })
}

test('past its bound the last known version stays and every cell is unknown', () => {
  const [environment] = takeSnapshot([{ ...base, history: late(base.history, 10) }], NOW, null).environments
  assert.equal(environment?.version.state, 'unknown')
  assert.equal(environment?.version.current, '3')
  assert.equal(environment?.drift.state, 'unknown')
  assert.deepEqual(
    environment?.migrations.map(({ state, flywayState }) => [state, flywayState]),
    [
      ['unknown', 'Success'],
      ['unknown', 'Success'],
      ['unknown', 'Success'],
    ],
  )
})

test('a history that was never read makes no script pending', () => {
  const [environment] = takeSnapshot([{ ...base, history: aReading<never>(null) }], NOW, null).environments
  assert.equal(environment?.version.pending, 0)
  assert.equal(environment?.version.current, null)
  assert.deepEqual(new Set(environment?.migrations.map(({ flywayState }) => flywayState)), new Set(['Unknown']))
})

test('scripts that were never read make no row missing', () => {
  const board = takeSnapshot([{ ...base, scripts: aReading<never>(null) }], NOW, null)
  assert.deepEqual(board.findings, [])
  assert.equal(board.environments[0]?.drift.history, 0)
  assert.equal(board.environments[0]?.version.current, '3')
})

test('a source that is not permitted says what it needs', () => {
  const failure = {
    code: 'not-permitted' as const,
    message: 'history does not permit the reading (42501)',
    since: at(-3),
    tries: 1,
  }
  const [finding] = takeSnapshot([{ ...base, history: { ...base.history, failure } }], NOW, null).findings
  assert.equal(finding?.kind, 'not-permitted')
  assert.equal(finding?.title, 'History does not permit the reading (42501).')
  assert.match(finding?.nextStep ?? '', /SELECT on the history table/)
})

test('a database without the table was never migrated: everything is pending, nothing is alarming', () => {
  const board = takeSnapshot([{ ...base, runs: [], history: aReading(aHistory([], { exists: false })) }], NOW, null)
  const [environment] = board.environments
  assert.equal(environment?.state, 'pending')
  assert.equal(environment?.version.current, null)
  assert.equal(environment?.version.pending, 3)
  assert.deepEqual(
    board.findings.map(({ kind, severity }) => [kind, severity]),
    [['never-migrated', 'notice']],
  )
})

test('a database clock that is off by more than 5 s is said', () => {
  const board = takeSnapshot(
    [{ ...base, history: aReading(aHistory([aRow(1, 'V1__a.sql')], { clockOffset: -7_200 })) }],
    NOW,
    null,
  )
  assert.ok(
    board.findings.some(({ kind, title }) => kind === 'risk' && title === "The database's clock is 7 s behind."),
  )
})

test('what is off, or was never read, leaves version and drift unknown: nothing is green that was not checked', () => {
  for (const configured of [true, false]) {
    const scripts = aReading<never>(null, { configured })
    const [environment] = takeSnapshot([{ ...base, scripts }], NOW, null).environments
    assert.deepEqual([environment?.version.state, environment?.drift.state], ['unknown', 'unknown'])
    assert.equal(environment?.sources.scripts.state, configured ? 'stale' : 'off')
  }
})

test('schema and sessions that nobody reads are off, and the number of schema differences is unknown', () => {
  const [environment] = takeSnapshot([base], NOW, null).environments
  assert.deepEqual([environment?.sources.schema.state, environment?.sources.sessions.state], ['off', 'off'])
  assert.deepEqual([environment?.drift.schema, environment?.state], [null, 'ok'])
})

test('one source that is down takes nothing from other environments, nor from other sources', () => {
  const down = { ...base, name: 'staging', history: late(failed(base.history), 60) }
  const { environments } = takeSnapshot([{ ...base, name: 'dev' }, down], NOW, null)
  assert.deepEqual(
    environments.map(({ state }) => state),
    ['ok', 'unknown'],
  )
  assert.equal(environments[1]?.sources.kubernetes.state, 'ok')
  assert.equal(environments[1]?.run?.state, 'succeeded')
})

test('the time of a row is read in the zone of the JVM that migrated', () => {
  const [environment] = takeSnapshot([{ ...base, timeZone: 'Asia/Tokyo' }], NOW, null).environments
  assert.equal(environment?.migrations[0]?.installedOn, '2026-11-20T00:00:00.123Z')
})

test('a database clock that is off by 5 s is tolerated', () => {
  const history = aReading(aHistory(base.history.value?.rows ?? [], { clockOffset: 5_000 }))
  assert.deepEqual(takeSnapshot([{ ...base, history }], NOW, null).findings, [])
})
