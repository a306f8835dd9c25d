import assert from 'node:assert/strict'
import { test } from 'node:test'
import { infoOf, shown } from './a-history'
import type { Compatibility } from './options'
import { unknownTypeError } from './row-types'

const NO_ENUM = 'java.lang.IllegalArgumentException: No enum constant org.flywaydb.core.api.CoreMigrationType.'
const unknown = (type: string) =>
  `Unknown migration type '${type}' found in schema history.\nYou might be missing a required extension JAR on the classpath.`

/** Docs: flyway.md §3.4, flyway-maven.md §4. */
const REFUSED: [type: string, compatibility: Compatibility, message: string | null][] = [
  ['UNDO_SQL', '9.22', `${NO_ENUM}UNDO_SQL`],
  ['UNDO_SQL', '10.22', `${NO_ENUM}UNDO_SQL`],
  ['UNDO_SQL', '11.20', `${NO_ENUM}UNDO_SQL`],
  ['UNDO_SQL', '13', unknown('UNDO_SQL')],
  ['SCRIPT_BASELINE', '9.22', null],
  ['SCRIPT_BASELINE', '10.22', `${NO_ENUM}SCRIPT_BASELINE`],
  ['SCRIPT_BASELINE', '13', unknown('SCRIPT_BASELINE')],
  ['SPRING_JDBC', '9.22', null],
  ['SPRING_JDBC', '13', null],
  ['CUSTOM', '13', null],
  ['MADE_UP', '13', unknown('MADE_UP')],
]
for (const [type, compatibility, message] of REFUSED) {
  test(`${compatibility} ${message ? 'refuses' : 'reads'} a row of type ${type}`, () => {
    const { lines, error } = infoOf([], [`1 ${type}`], { compatibility })
    assert.equal(error?.message ?? null, message)
    assert.equal(lines.length, 1)
  })
}

test('a known type in other letters is no type, and newest Flyway says so in the words of the older ones', () => {
  assert.deepEqual(unknownTypeError('sql', '13'), { code: 'FAULT', message: `${NO_ENUM}sql` })
  assert.deepEqual(unknownTypeError('sql', '11.20'), { code: 'FAULT', message: `${NO_ENUM}sql` })
})

test("9.22 calls a script's baseline a baseline, failed or without its script", () => {
  const { lines } = infoOf([], ['1 SCRIPT_BASELINE', '2 SCRIPT_BASELINE failed'], { compatibility: '9.22' })
  assert.deepEqual(shown(lines), ['1 Baseline', '2 Baseline'])
})

const SHOWN: [row: string, type: string, category: string][] = [
  ['1', 'SQL', 'Versioned'],
  ['1 JDBC', 'JDBC', 'Versioned'],
  ['1 SPRING_JDBC', 'JDBC', 'Versioned'],
  ['R__v', 'SQL', 'Repeatable'],
  ['1 SQL_BASELINE', 'SQL_BASELINE', 'Baseline'],
  ['1 BASELINE', 'BASELINE', ''],
  ['SCHEMA', 'SCHEMA', ''],
  ['R__v DELETE', 'DELETE', ''],
  ['1 UNDO_SQL', 'UNDO_SQL', 'Undo'],
]
for (const [row, type, category] of SHOWN) {
  test(`a row ${row} is shown as ${type} in category ${category || 'none'}`, () => {
    const [line] = infoOf([], [row]).lines
    assert.deepEqual([line?.type, line?.category], [type, category])
  })
}

/** The highest version that stands (docs: flyway.md §4.5). */
const CURRENT: [rows: string[], current: string | null][] = [
  [[], null],
  [['SCHEMA'], null],
  [['R__v'], null],
  [['1', '10', '9'], '10'],
  [['1', '2 failed'], '2'],
  [['1', '2', '2 DELETE'], '1'],
  [['1', '2', '2 UNDO_SQL'], '1'],
  [['1.0'], '1.0'],
  [['3 BASELINE'], '3'],
]
for (const [rows, current] of CURRENT) {
  test(`the current version after ${rows.join(', ') || 'nothing'} is ${current}`, () => {
    assert.equal(infoOf([], rows).current, current)
  })
}
