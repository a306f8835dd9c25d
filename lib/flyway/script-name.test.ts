import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_OPTIONS } from './options'
import { parseScriptName } from './script-name'

const read = (file: string, more = {}) => parseScriptName(file, { ...DEFAULT_OPTIONS, ...more })

/** Docs: flyway.md §1.1. */
const NAMES: [
  file: string,
  kind: 'versioned' | 'baseline' | 'repeatable',
  version: string | null,
  description: string,
][] = [
  ['V2_1__add_col.sql', 'versioned', '2.1', 'add col'],
  ['V4.sql', 'versioned', '4', ''],
  ['V1.2.3__.sql', 'versioned', '1.2.3', ''],
  ['V6__has__two.sql', 'versioned', '6', 'has  two'],
  ['V7__a_b_.sql', 'versioned', '7', 'a b '],
  ['V01__x.sql', 'versioned', '01', 'x'],
  ['V8__sp ace.sql', 'versioned', '8', 'sp ace'],
  ['V3__Uc.SQL', 'versioned', '3', 'Uc'],
  ['V9___x.sql', 'versioned', '9', ' x'],
  ['B5__base.sql', 'baseline', '5', 'base'],
  ['R__all_views.sql', 'repeatable', null, 'all views'],
  ['R__.sql', 'repeatable', null, ''],
]
for (const [file, kind, version, description] of NAMES) {
  test(`${file} is ${kind} ${version ?? ''} "${description}"`, () => {
    assert.deepEqual(read(file), { kind, version, description })
  })
}

const EXAMPLE = '(It must contain a version and should look like this: V1.2__x.sql)'
const INVALID: [file: string, message: string][] = [
  ['V1_a.sql', 'Invalid versioned migration name format: V1_a.sql (could not recognise version number 1_a)'],
  ['Vabc__d.sql', 'Invalid versioned migration name format: Vabc__d.sql (could not recognise version number abc)'],
  ['V__x.sql', `Invalid versioned migration name format: V__x.sql ${EXAMPLE}`],
  ['V.sql', `Invalid versioned migration name format: V.sql ${EXAMPLE.replace('__x', '__description')}`],
  ['B__x.SQL', `Invalid versioned migration name format: B__x.SQL ${EXAMPLE.replace('V1.2__x.sql', 'B1.2__x.SQL')}`],
  [
    'R_1__x.sql',
    'Invalid repeatable migration / callback name format: R_1__x.sql (It cannot contain a version and should look like this: R__x.sql)',
  ],
  [
    'afterMigrate2.sql',
    'Invalid repeatable migration / callback name format: afterMigrate2.sql (It cannot contain a version and should look like this: afterMigrate__description.sql)',
  ],
  ['v2__l.sql', 'Unrecognised migration name format: v2__l.sql'],
  ['U1__u.sql', 'Unrecognised migration name format: U1__u.sql'],
  ['readme.sql', 'Unrecognised migration name format: readme.sql'],
]
for (const [file, message] of INVALID) {
  test(`${file} is not understood`, () => assert.deepEqual(read(file), { kind: 'invalid', message }))
}

test('R.sql is neither a migration nor reported', () => assert.deepEqual(read('R.sql'), { kind: 'none' }))

const CALLBACKS: [file: string, event: string, description: string][] = [
  ['afterMigrate.sql', 'afterMigrate', ''],
  ['beforeMigrate__x.sql', 'beforeMigrate', 'x'],
  ['beforeEachMigrateStatement__log_it.sql', 'beforeEachMigrateStatement', 'log it'],
  ['afterMigrateError.sql', 'afterMigrateError', ''],
  ['createSchema.sql', 'createSchema', ''],
]
for (const [file, event, description] of CALLBACKS) {
  test(`${file} is a callback`, () => assert.deepEqual(read(file), { kind: 'callback', event, description }))
}

test('prefixes, separator and suffixes are settings; a longer prefix is tried first', () => {
  const options = {
    sqlMigrationPrefix: 'M',
    repeatableSqlMigrationPrefix: 'MR',
    sqlMigrationSeparator: '-',
    sqlMigrationSuffixes: ['.pgsql', '.ddl'],
  }
  assert.deepEqual(read('M2_1-a_b.ddl', options), { kind: 'versioned', version: '2.1', description: 'a b' })
  assert.deepEqual(read('MR-a.pgsql', options), { kind: 'repeatable', version: null, description: 'a' })
  assert.equal(read('V1-a.ddl', options).kind, 'invalid')
})
