import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { computeChecksum } from '../flyway/checksum'
import type { AppliedMigration, ScriptFile } from '../flyway/migration'
import { aHistory, anObservation, aReading, aRow, aScript, NOW } from './an-observation'
import type { Observation, ObservedScript, Workload } from './observation'
import { takeSnapshot } from './snapshot'

const files = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql'].map(path => aScript(path))
const rows = files.map(({ path }, index) => aRow(index + 1, path))

type World = {
  more?: ObservedScript[]
  rows?: AppliedMigration[]
  configured?: Observation['configured']
  container?: Partial<NonNullable<Workload['container']>>
  compatibility?: Observation['compatibility']
}

function look({ more = [], rows: applied = rows, configured = {}, container, compatibility = null }: World) {
  const how = { image: null, args: [], env: {}, unknownEnv: [], ...container }
  const observation = anObservation('staging', {
    configured,
    compatibility,
    scripts: aReading({ ref: null, commit: null, files: [...files, ...more] }),
    history: aReading(aHistory(applied)),
    kubernetes: aReading({ found: true, pods: [], rollout: null, container: how }),
    runs: [],
  })
  const { environments, findings } = takeSnapshot([observation], NOW, null)
  const [environment] = environments
  assert.ok(environment)
  return {
    environment,
    findings,
    told: findings.map(({ kind, severity, migration }) => [kind, severity, migration]),
    cell: (key: string) => environment.migrations.filter(migration => migration.key === key),
  }
}

const unusable = (path: string, problem: ScriptFile['problem']) => ({ ...aScript(path), text: null, problem })

describe('where Flyway itself refuses', () => {
  test('because two scripts have one version, its text is told and the version is unknown, our lines stay', () => {
    const configured = { locations: ['filesystem:/flyway/sql'] }
    const { environment, told, cell } = look({ more: [aScript('late/V3.0__d.sql')], configured })
    assert.equal(
      environment.flywayError,
      'Found more than one migration with version 3\nOffenders:\n-> /flyway/sql/V3__c.sql (SQL)\n-> /flyway/sql/late/V3.0__d.sql (SQL)',
    )
    assert.equal(environment.version.state, 'unknown')
    assert.equal(environment.version.current, '3')
    assert.equal(environment.state, 'attention')
    assert.deepEqual(
      environment.migrations.map(({ flywayState }) => flywayState),
      ['Success', 'Success', 'Success'],
    )
    assert.equal(cell('V3').length, 1)
    assert.deepEqual(told, [['duplicate-version', 'warning', 'V3']])
  })

  test('the script that was applied stands for all that claim its version, in whatever order they are read', () => {
    const { cell } = look({ more: [aScript('another/V4__d.sql'), aScript('late/V4__d.sql'), aScript('V5__e.sql')] })
    assert.deepEqual(
      cell('V4').map(({ script, state }) => [script, state]),
      [['another/V4__d.sql', 'pending']],
    )
    const applied = look({
      more: [aScript('a/V4__x.sql'), aScript('b/V4__y.sql')],
      rows: [...rows, aRow(4, 'b/V4__y.sql', { version: '4', description: 'y' })],
    })
    assert.deepEqual(
      applied.cell('V4').map(({ script, state }) => [script, state]),
      [['b/V4__y.sql', 'success']],
    )
  })

  test('because a name is bad and names are validated', () => {
    const { environment, told } = look({ more: [aScript('v4__d.sql')], configured: { validateMigrationNaming: true } })
    assert.equal(
      environment.flywayError,
      'Invalid SQL filenames found:\r\nUnrecognised migration name format: v4__d.sql',
    )
    assert.equal(environment.version.state, 'unknown')
    assert.deepEqual(told, [['invalid-script-name', 'warning', null]])
  })

  test('because a script has bytes that are no text', () => {
    const { environment, told, findings, cell } = look({ more: [unusable('V4__d.sql', 'undecodable')] })
    assert.match(environment.flywayError ?? '', /^Unable to calculate checksum of V4__d\.sql\n/)
    assert.equal(environment.version.state, 'unknown')
    assert.deepEqual(told, [['risk', 'warning', 'V4']], 'one finding for one cause')
    assert.equal(findings[0]?.title, 'V4__d.sql has bytes that are not of its encoding.')
    assert.deepEqual(cell('V4')[0]?.marks, ['checksum-unknown'])
  })

  test('because a row is of a type that it does not know', () => {
    const undone = [...rows, aRow(4, 'V3__c.sql', { type: 'UNDO_SQL' })]
    const { environment, told, findings, cell } = look({ rows: undone })
    assert.match(environment.flywayError ?? '', /^Unknown migration type 'UNDO_SQL' found in schema history\./)
    assert.equal(environment.version.state, 'unknown')
    assert.equal(cell('V3')[0]?.flywayState, 'Undone', 'our own lines read the row')
    assert.ok(told.some(([kind, severity]) => kind === 'risk' && severity === 'warning'))
    assert.ok(findings.some(({ detail }) => detail === environment.flywayError))
    const older = look({ rows: undone, compatibility: '11.20' })
    assert.equal(
      older.environment.flywayError,
      'java.lang.IllegalArgumentException: No enum constant org.flywaydb.core.api.CoreMigrationType.UNDO_SQL',
    )
  })

  test('because an option has a value that it does not understand', () => {
    const { environment } = look({ configured: { ignoreMigrationPatterns: ['*:gone'] } })
    assert.match(environment.flywayError ?? '', /^Invalid migration state 'gone'\./)
    assert.equal(environment.version.state, 'unknown')
  })

  test('because there is nothing at the target', () => {
    const { environment } = look({ container: { env: { FLYWAY_TARGET: '9' } } })
    assert.match(environment.flywayError ?? '', /^No migration with a target version 9 could be found\./)
  })

  test('its scripts before any row was read', () => {
    const scripts = aReading({ ref: null, commit: null, files: [...files, aScript('V3__x.sql')] })
    const observation = anObservation('dev', { scripts, history: aReading<never>(null) })
    const [environment] = takeSnapshot([observation], NOW, null).environments
    assert.match(environment?.flywayError ?? '', /^Found more than one migration with version 3/)
  })

  test('nothing else is refused', () => {
    const { environment } = look({})
    assert.deepEqual([environment.flywayError, environment.version.state], [null, 'ok'])
  })
})

describe('a placeholder', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Flyway's own notation
  const view = aScript('R__view.sql', "create view v as select '${env}' as e;")
  const applied = (text: string) => [...rows, aRow(4, 'R__view.sql', { checksum: computeChecksum(text) })]

  test('with a value is part of the checksum of a repeatable', () => {
    const inDev = applied("create view v as select 'dev' as e;")
    const dev = look({ more: [view], rows: inDev, container: { env: { FLYWAY_PLACEHOLDERS_ENV: 'dev' } } })
    assert.deepEqual(
      dev.cell('R__view').map(({ state }) => state),
      ['success'],
    )
    const other = look({ more: [view], rows: inDev, configured: { placeholders: { ENV: 'prod' } } })
    assert.deepEqual(
      other.cell('R__view').map(({ state }) => state),
      ['outdated', 'pending'],
    )
  })

  for (const unknownEnv of [['FLYWAY_PLACEHOLDERS_ENV'], ['FLYWAY_*']]) {
    test(`from ${unknownEnv} of a Secret makes the checksum unknown, never outdated`, () => {
      const { cell, environment, told } = look({ more: [view], rows: applied('-- other'), container: { unknownEnv } })
      assert.deepEqual(
        cell('R__view').map(({ flywayState, scriptChecksum, marks }) => [flywayState, scriptChecksum, marks]),
        [['Success', null, ['checksum-unknown']]],
      )
      assert.deepEqual([environment.flywayError, environment.drift.history, told], [null, 0, []])
    })
  }

  test('without any value stops Flyway, as its text says', () => {
    const { environment, told } = look({ more: [view] })
    assert.equal(
      environment.flywayError,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Flyway's own notation
      'No value provided for placeholder: ${env}.  Check your configuration!',
    )
    assert.deepEqual(told, [['risk', 'warning', null]])
  })
})

describe('a script that cannot be used', () => {
  for (const problem of ['too-large', 'link-outside', 'unreadable'] as const) {
    test(`because it is ${problem} is named, has an unknown checksum, and breaks nothing else`, () => {
      const changed = [aRow(1, 'V1__a.sql', { checksum: 1 }), ...rows.slice(1)]
      const { environment, told, cell, findings } = look({
        more: [unusable('V4__d.sql', problem), unusable('R__view.sql', problem)],
        rows: [...changed, aRow(4, 'R__view.sql', { checksum: 5 })],
      })
      assert.deepEqual(told, [
        ['checksum-mismatch', 'warning', 'V1'],
        ['risk', 'warning', 'R__view'],
        ['risk', 'warning', 'V4'],
      ])
      assert.match(findings[1]?.title ?? '', /^R__view\.sql /)
      assert.equal(environment.flywayError, null)
      assert.deepEqual([cell('V4')[0]?.state, cell('R__view')[0]?.state], ['pending', 'success'])
      assert.deepEqual(cell('R__view')[0]?.marks, ['checksum-unknown'])
      assert.deepEqual([environment.version.pending, environment.drift.history], [1, 1])
    })
  }

  test('and may be a folder is named: scripts may be behind it; other files are not', () => {
    const { told, findings } = look({
      more: [unusable('more', 'link-outside'), unusable('notes.txt', 'unreadable'), unusable('..data', 'unreadable')],
    })
    assert.deepEqual(told, [['risk', 'warning', null]])
    assert.equal(findings[0]?.title, 'more is a link that leads out of its folder.')
    assert.match(findings[0]?.detail ?? '', /^What is in it is not seen here/)
  })

  test('and is a callback is named without a migration; a bad name is named for its name', () => {
    const { told } = look({ more: [unusable('afterMigrate.sql', 'unreadable'), unusable('v9__x.sql', 'unreadable')] })
    assert.deepEqual(told, [
      ['invalid-script-name', 'warning', null],
      ['risk', 'warning', null],
    ])
  })
})
