import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog, aLog, aStep } from '../a-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at, NOW } from '../an-observation'
import type { Observation, Reading } from '../observation'
import type { Finding, FindingKind } from '../schema'
import { takeSnapshot } from '../snapshot'

const paths = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql']
const rows = paths.map((path, index) => aRow(index + 1, path))
const scripts = (...more: string[]) =>
  aReading({ ref: null, commit: null, files: [...paths, ...more].map(path => aScript(path, path, at(-9_000))) })
const history = (...more: ReturnType<typeof aRow>[]) => aReading(aHistory([...rows, ...more]))
const troubled = <T>(reading: Reading<T>, code: 'unreachable' | 'not-permitted' | 'authentication') => ({
  ...reading,
  failure: { code, message: `history trouble (${code})`, since: at(-30), tries: 3 },
})
const base = anObservation('prod')
const failed = (reading: ReturnType<typeof aLog> | null, more = {}) => [aRun('failed', 1, { reading, ...more })]
const secret = { image: null, args: [], env: { FLYWAY_TABLE: 'x' }, unknownEnv: ['FLYWAY_TARGET'] }

const WORLDS: Partial<Observation>[] = [
  { scripts: scripts('V4__d.sql'), runs: failed(aFailedLog('4')) },
  { scripts: scripts('V4__d.sql'), runs: failed(aLog({ steps: [aStep('4', 'running')] })) },
  { scripts: scripts('V4__d.sql'), history: history(aRow(4, 'V4__d.sql', { success: false })) },
  { runs: failed(null) },
  { runs: failed(aFailedLog(null)) },
  { runs: failed(null, { reason: 'StartError' }) },
  { runs: [aRun('waiting', 0, { waitingReason: 'ImagePullBackOff', message: 'Back-off pulling image "x"' })] },
  { runs: [aRun('lost', 3, { waitingReason: 'CrashLoopBackOff' })] },
  { runs: [aRun('lost', 0, { reason: 'ContainerStatusUnknown' })] },
  { scripts: scripts('V4__d.sql') },
  { runs: [aRun('succeeded', 0, { reading: aLog({ nothingResolved: true }) })] },
  { history: aReading(aHistory(rows.map(row => ({ ...row, checksum: 1, description: 'other' })))) },
  { scripts: scripts('V2.1__late.sql', 'v4__d.sql', 'late/V3__x.sql', 'queries.sql') },
  { scripts: scripts('V2.1__late.sql', 'v4__d.sql'), configured: { ignoreMigrationPatterns: ['*:ignored'] } },
  { history: history(aRow(4, 'V4__d.sql'), aRow(5, 'V2.5__x.sql')) },
  { history: history(aRow(4, 'V3__c.sql', { type: 'UNDO_SQL' })) },
  { history: aReading(aHistory([], { exists: false })), runs: [] },
  { history: aReading(aHistory(rows, { locked: true, waitingSince: at(-20), clockOffset: 9_000 })) },
  {
    history: aReading(aHistory(rows, { locked: true, waitingSince: at(-20) })),
    inTheWay: {
      rule: 'self-wait',
      title: 'Flyway waits for itself.',
      detail: 'It does.',
      nextStep: 'Set it.',
      pids: [1],
    },
  },
  { history: troubled(base.history, 'unreachable') },
  { history: troubled(base.history, 'not-permitted') },
  { kubernetes: troubled(base.kubernetes, 'authentication') },
  { kubernetes: { ...base.kubernetes, readAt: at(-300) } },
  { kubernetes: aReading({ found: false, pods: [], rollout: null, container: null }) },
  { kubernetes: aReading({ found: true, pods: [], rollout: null, container: secret }), configured: { table: 'y' } },
  {
    scripts: aReading({
      ref: null,
      commit: null,
      files: (['undecodable', 'too-large', 'link-outside', 'unreadable'] as const).map((problem, index) => ({
        ...aScript(paths[index] ?? 'R__x.sql'),
        text: null,
        problem,
      })),
    }),
  },
]

/** Two environments with one version in two forms; the rest alone. */
const findings: Finding[] = [
  ...WORLDS.flatMap(world => takeSnapshot([{ ...base, ...world }], NOW, null).findings),
  ...takeSnapshot(
    ['dev', 'prod'].map((name, checksum) =>
      anObservation(name, { history: aReading(aHistory(rows.map(row => ({ ...row, checksum })))) }),
    ),
    NOW,
    null,
  ).findings,
]

const KINDS: FindingKind[] = [
  ...([
    'ghost-failure',
    'failed-migration',
    'run-failed',
    'silent-no-op',
    'crash-loop',
    'cannot-start',
    'run-lost',
  ] as const),
  ...(['checksum-mismatch', 'differs-between-environments', 'missing-script', 'future-migration'] as const),
  ...([
    'out-of-order',
    'invalid-script-name',
    'duplicate-version',
    'never-migrated',
    'blocked',
    'self-wait',
    'risk',
  ] as const),
  ...(['source-failed', 'source-stale', 'not-permitted'] as const),
]

test('every kind of finding is told here', () => {
  assert.deepEqual([...new Set(findings.map(({ kind }) => kind))].toSorted(), KINDS.toSorted())
})

test('a finding is a cause on one line, then sentences; nothing of it is empty', () => {
  for (const { title, detail, nextStep } of findings) {
    assert.match(title, /^[^\n]{5,140}$/)
    // Flyway's own text ends as Flyway ends it.
    if (title !== 'Flyway itself refuses these files and rows.') assert.match(detail, /[.!?]$/, detail)
    assert.match(nextStep, /^[A-Z].*\.$/, nextStep)
    for (const text of [title, detail, nextStep]) assert.doesNotMatch(text, /undefined|null|NaN|\[object| {2}/, text)
  }
})

test('repair is never named without what it will not do', () => {
  const about = findings.filter(({ nextStep }) => /\brepair\b/.test(nextStep))
  assert.ok(about.length > 4)
  for (const { nextStep } of about) {
    assert.match(
      nextStep,
      /no row that repair|not the schema|nothing in the schema|leaves the schema|only change the row/,
    )
  }
})

test('words that the product avoids are not said', () => {
  for (const { title, detail, nextStep } of findings) {
    assert.doesNotMatch(`${title} ${detail} ${nextStep}`, /\b(healthy|orphan|please|oops|successfully)\b/i)
  }
})

test('of one board no two findings have one id', () => {
  for (const world of WORLDS) {
    const ids = takeSnapshot([{ ...base, ...world }], NOW, null).findings.map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length, ids.join(', '))
  }
})
