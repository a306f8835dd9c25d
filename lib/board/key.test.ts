import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppliedMigration } from '../flyway/migration'
import { keyOf, repeatableKey, versionKey } from './key'

const KEYS = [
  ['1', 'V1'],
  ['01', 'V1'],
  ['1.0', 'V1'],
  ['1.0.0', 'V1'],
  ['2.1', 'V2.1'],
  ['2_1', 'V2.1'],
  ['2.10', 'V2.10'],
  ['0', 'V0'],
  ['0.0', 'V0'],
  ['1.0.3', 'V1.0.3'],
  ['20240131120000', 'V20240131120000'],
  ['99999999999999999999999999', 'V99999999999999999999999999'],
] as const

for (const [version, key] of KEYS) {
  test(`version ${version} has the key ${key}`, () => assert.equal(versionKey(version), key))
}

test('a repeatable has its description with underscores as its key', () => {
  assert.equal(repeatableKey('media stats'), 'R__media_stats')
})

const row = (installedRank: number) => ({ installedRank }) as AppliedMigration // keyOf reads nothing else of a row

const LINES = [
  [{ type: 'SQL', version: '7', description: 'x', applied: null }, 'V7'],
  [{ type: 'SQL', version: null, description: 'a view', applied: null }, 'R__a_view'],
  [{ type: 'SQL_BASELINE', version: '5.0', description: 'x', applied: null }, 'B5'],
  [{ type: 'UNDO_SQL', version: '5', description: 'x', applied: row(6) }, 'U5'],
  [{ type: 'SCHEMA', version: null, description: '<< Flyway Schema Creation >>', applied: row(0) }, 'schema@0'],
  [{ type: 'BASELINE', version: '1', description: '<< Flyway Baseline >>', applied: row(1) }, 'baseline@1'],
  [{ type: 'DELETE', version: '3', description: 'x', applied: row(9) }, 'delete@9'],
] as const

for (const [line, key] of LINES) {
  test(`a line of type ${line.type} has the key ${key}`, () => assert.equal(keyOf(line), key))
}
