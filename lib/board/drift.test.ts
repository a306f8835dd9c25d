import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppliedMigration } from '../flyway/migration'
import { aHistory, anObservation, aReading, aRow, aScript, NOW } from './an-observation'
import type { Observation, ObservedScript } from './observation'
import { takeSnapshot } from './snapshot'

type World = { files: ObservedScript[]; rows: AppliedMigration[]; configured?: Observation['configured'] }

function look({ files, rows, configured = {} }: World) {
  const observation = anObservation('staging', {
    configured,
    scripts: aReading({ ref: null, commit: null, files }),
    history: aReading(aHistory(rows)),
    runs: [],
  })
  const board = takeSnapshot([observation], NOW, null)
  const [environment] = board.environments
  assert.ok(environment)
  return {
    environment,
    drift: environment.drift.history,
    findings: board.findings,
    told: board.findings.map(({ kind, severity, migration }) => [kind, severity, migration]),
    cells: environment.migrations.map(({ key, state }) => `${key} ${state}`),
  }
}

const files = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql'].map(path => aScript(path))
const rows = files.map(({ path }, index) => aRow(index + 1, path))
const edited = [aRow(1, 'V1__a.sql', { checksum: 1 }), ...rows.slice(1)]

test('a script that was edited after it was applied drifts, though Flyway says Success', () => {
  const { environment, drift, told, cells, findings } = look({ files, rows: edited })
  assert.equal(drift, 1)
  assert.equal(environment.drift.state, 'attention')
  assert.equal(environment.state, 'attention')
  assert.equal(environment.migrations[0]?.flywayState, 'Success')
  assert.deepEqual(environment.migrations[0]?.marks, ['checksum-mismatch'])
  assert.deepEqual(cells, ['V1 checksum-drift', 'V2 success', 'V3 success'])
  assert.deepEqual(told, [['checksum-mismatch', 'warning', 'V1']])
  assert.match(findings[0]?.detail ?? '', /The next rollout stops at validate\.$/)
})

test('a changed description drifts', () => {
  const renamed = [aRow(1, 'V1__a.sql', { description: 'was other' }), ...rows.slice(1)]
  const { environment, told } = look({ files, rows: renamed })
  assert.deepEqual(told, [['checksum-mismatch', 'warning', 'V1']])
  assert.deepEqual(environment.migrations[0]?.marks, ['description-mismatch'])
})

test('a difference that a pattern allows is a notice, and no drift', () => {
  const { drift, told, cells } = look({ files, rows: edited, configured: { ignoreMigrationPatterns: ['*:*'] } })
  assert.deepEqual([drift, told, cells[0]], [0, [['checksum-mismatch', 'notice', 'V1']], 'V1 success'])
})

test('versions that a baseline covers are not compared', () => {
  const baselined = [
    ...edited,
    aRow(4, 'V3__c.sql', { type: 'BASELINE', version: '3', description: '<< Flyway Baseline >>' }),
  ]
  assert.equal(look({ files, rows: baselined }).drift, 0)
})

test('a row whose script is gone is missing, and drifts', () => {
  const { drift, told, cells } = look({ files: files.filter((_file, index) => index !== 1), rows })
  assert.deepEqual([drift, told], [1, [['missing-script', 'warning', 'V2']]])
  assert.ok(cells.includes('V2 missing'))
})

test('a missing script that is allowed is a notice', () => {
  const configured = { ignoreMigrationPatterns: ['versioned:missing'] }
  const { drift, told, environment, findings } = look({
    files: files.filter((_file, index) => index !== 1),
    rows,
    configured,
  })
  assert.deepEqual([drift, told, environment.state], [0, [['missing-script', 'notice', 'V2']], 'ok'])
  assert.equal(findings[0]?.title, 'Applied 20 Nov, its file is gone.')
})

test('a row above every script is of the future: allowed by default, drift where the patterns say otherwise', () => {
  assert.deepEqual(look({ files: files.slice(0, 2), rows }).told, [['future-migration', 'notice', 'V3']])
  const strict = look({ files: files.slice(0, 2), rows, configured: { ignoreMigrationPatterns: [] } })
  assert.deepEqual([strict.drift, strict.told], [1, [['future-migration', 'warning', 'V3']]])
})

test('a row that was applied out of order is a mark, no finding and no drift', () => {
  const late = [aScript('V2.1__late.sql'), ...files]
  const { drift, told, environment } = look({ files: late, rows: [...rows, aRow(4, 'V2.1__late.sql')] })
  const migration = environment.migrations.find(({ key }) => key === 'V2.1')
  assert.deepEqual([drift, told, environment.state], [0, [], 'ok'])
  assert.deepEqual([migration?.state, migration?.marks], ['out-of-order', ['out-of-order']])
})

test('an unapplied script below the current version is the finding out-of-order, and neither pending nor drift', () => {
  const { drift, told, environment } = look({ files: [aScript('V2.1__late.sql'), ...files], rows })
  assert.deepEqual([drift, told, environment.version.pending], [0, [['out-of-order', 'warning', 'V2.1']], 0])
})

test('with outOfOrder such a script is just pending', () => {
  const configured = { outOfOrder: true }
  const { told, environment } = look({ files: [aScript('V2.1__late.sql'), ...files], rows, configured })
  assert.deepEqual([told, environment.version.pending], [[], 1])
})

test('a changed repeatable has two lines of one key: the old row and what waits', () => {
  const old = aRow(4, 'R__view.sql', { checksum: 1 })
  const { cells, drift, environment } = look({ files: [...files, aScript('R__view.sql')], rows: [...rows, old] })
  assert.deepEqual(cells.slice(3), ['R__view outdated', 'R__view pending'])
  assert.deepEqual([drift, environment.version.pending], [0, 1])
})

test('repeatables that were applied again keep their superseded rows, told apart by rank', () => {
  const both = [aRow(4, 'R__view.sql', { checksum: 1 }), aRow(5, 'R__view.sql', { checksum: 0 })]
  const { environment } = look({ files: [...files, aScript('R__view.sql', '')], rows: [...rows, ...both] })
  assert.deepEqual(
    environment.migrations.slice(3).map(({ key, state, installedRank }) => [key, state, installedRank]),
    [
      ['R__view', 'superseded', 4],
      ['R__view', 'success', 5],
    ],
  )
})

test('a script whose text cannot be used has an unknown checksum, and is never outdated for it', () => {
  const unreadable = { ...aScript('R__view.sql'), text: null, problem: 'too-large' as const }
  const { environment, drift } = look({
    files: [...files, unreadable],
    rows: [...rows, aRow(4, 'R__view.sql', { checksum: 1 })],
  })
  assert.deepEqual(environment.migrations.at(-1)?.marks, ['checksum-unknown'])
  assert.deepEqual([environment.migrations.at(-1)?.state, drift], ['success', 0])
})

test('a file that only looks like a migration is named', () => {
  const { told, findings } = look({ files: [...files, aScript('v4__d.sql'), aScript('queries.sql')], rows })
  assert.deepEqual(told, [
    ['invalid-script-name', 'warning', null],
    ['invalid-script-name', 'notice', null],
  ])
  assert.notEqual(findings[0]?.id, findings[1]?.id)
})

test('many of one kind are one line', () => {
  const many = Array.from({ length: 40 }, (_none, index) => aRow(index + 1, `V${index + 1}__x.sql`))
  const { told, findings, drift } = look({ files: [aScript('V41__x.sql')], rows: many })
  assert.deepEqual(told, [['missing-script', 'warning', null]])
  assert.match(findings[0]?.title ?? '', /^40 migrations like this/)
  assert.equal(drift, 40)
})

test('a baseline script that Flyway leaves out of a schema with rows is no finding', () => {
  const { told, environment } = look({ files: [...files, aScript('B2__base.sql')], rows })
  assert.equal(environment.migrations.find(({ key }) => key === 'B2')?.flywayState, 'Ignored')
  assert.deepEqual([told, environment.state], [[], 'ok'])
})

test('lines of one key are told apart by their rank: what was deleted and applied again', () => {
  const again = [...rows, aRow(4, 'V3__c.sql', { type: 'DELETE' }), aRow(5, 'V3__c.sql')]
  const { environment } = look({ files, rows: again })
  assert.deepEqual(
    environment.migrations.filter(({ key }) => key === 'V3').map(({ state, installedRank }) => [state, installedRank]),
    [
      ['deleted', 3],
      ['success', 5],
    ],
  )
})

test('with validateOnMigrate off the consequence is another one', () => {
  const { findings } = look({ files, rows: edited, configured: { validateOnMigrate: false } })
  assert.match(findings[0]?.detail ?? '', /validateOnMigrate is off, so the next migrate goes on without a word\.$/)
})
