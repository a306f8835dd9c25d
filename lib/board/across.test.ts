import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aHistory, anObservation, aReading, aRow, aScript, at, NOW } from './an-observation'
import type { Observation } from './observation'
import { takeSnapshot } from './snapshot'

const files = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql'].map(path => aScript(path))
const rows = files.map(({ path }, index) => aRow(index + 1, path))
const withRows = (name: string, applied: typeof rows, more: Partial<Observation> = {}) =>
  anObservation(name, {
    history: aReading(aHistory(applied)),
    runs: [],
    kubernetes: { ...anObservation(name).kubernetes, configured: false },
    ...more,
  })

/** Rows written before the board compares them to the file: no checksum of a file is known to differ. */
const noFiles = { ignoreMigrationPatterns: ['*:*'] }
const other = [aRow(1, 'V1__a.sql', { checksum: 11 }), ...rows.slice(1)]
const another = [aRow(1, 'V1__a.sql', { checksum: 22 }), ...rows.slice(1)]

test('one version that was applied in two forms is marked on both sides and found at the later', () => {
  const board = takeSnapshot(
    [
      withRows('dev', other, { configured: noFiles }),
      withRows('staging', another, { configured: noFiles }),
      withRows('prod', other, { configured: noFiles }),
    ],
    NOW,
    null,
  )
  const marked = board.environments.map(({ migrations }) =>
    migrations[0]?.marks.includes('differs-between-environments'),
  )
  assert.deepEqual(marked, [true, true, false])
  const [finding] = board.findings.filter(({ severity }) => severity !== 'notice')
  assert.deepEqual(
    [finding?.kind, finding?.environment, finding?.migration],
    ['differs-between-environments', 'staging', 'V1'],
  )
  assert.equal(finding?.detail, 'Checksum 22 here, 11 in dev.')
  assert.deepEqual(
    board.environments.map(({ drift }) => drift.history),
    [0, 1, 0],
  )
})

test('environments of different projects are not compared, and neither is first behind', () => {
  const board = takeSnapshot(
    [
      withRows('a', other, { project: 'a', configured: noFiles }),
      withRows('b', another, { project: 'b', configured: noFiles }),
    ],
    NOW,
    null,
  )
  assert.equal(board.findings.filter(({ kind }) => kind === 'differs-between-environments').length, 0)
  assert.deepEqual(
    board.environments.map(({ version }) => version.behind),
    [null, null],
  )
})

test('environments stand by project, each in promotion order', () => {
  const names = [
    ['x-dev', 'x'],
    ['y-dev', 'y'],
    ['x-prod', 'x'],
    ['y-prod', 'y'],
  ] as const
  const board = takeSnapshot(
    names.map(([name, project]) => withRows(name, rows, { project })),
    NOW,
    null,
  )
  assert.deepEqual(
    board.environments.map(({ name }) => name),
    ['x-dev', 'x-prod', 'y-dev', 'y-prod'],
  )
})

test('repeatables may differ: a later environment has an older one', () => {
  const view = (checksum: number) => [...rows, aRow(4, 'R__view.sql', { checksum })]
  const board = takeSnapshot(
    [withRows('dev', view(1), { configured: noFiles }), withRows('prod', view(2), { configured: noFiles })],
    NOW,
    null,
  )
  assert.equal(board.findings.filter(({ kind }) => kind === 'differs-between-environments').length, 0)
})

test('behind counts what the environment before has applied and this one has not', () => {
  const late = [aScript('V2.1__late.sql'), ...files]
  const scripts = aReading({ ref: null, commit: null, files: late })
  const dev = withRows('dev', [...rows, aRow(4, 'V2.1__late.sql')], { scripts })
  const board = takeSnapshot([dev, withRows('staging', rows.slice(0, 2)), withRows('prod', rows)], NOW, null)
  assert.deepEqual(
    board.environments.map(({ version }) => version.behind),
    [null, 2, 0],
  )
})

test('behind is unknown where either history is too old', () => {
  const old = withRows('staging', rows, { history: aReading(aHistory(rows), { readAt: at(-60) }) })
  const board = takeSnapshot([withRows('dev', rows), old, withRows('prod', rows)], NOW, null)
  assert.deepEqual(
    board.environments.map(({ version }) => version.behind),
    [null, null, null],
  )
})

test('behind counts rows where the scripts of the environment before were never read', () => {
  const dev = withRows('dev', rows, { scripts: aReading<never>(null) })
  const board = takeSnapshot([dev, withRows('staging', rows.slice(0, 1))], NOW, null)
  assert.equal(board.environments[1]?.version.behind, 2)
})
