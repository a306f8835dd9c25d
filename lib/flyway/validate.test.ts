import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aRow, aScript, CHECKSUM, infoOf, withOptions } from './a-history'
import { computeInfo } from './info'
import type { FlywayOptions } from './options'
import { resolveScripts } from './resolve'
import { type ValidateContext, validate } from './validate'

function validateOf(files: string[], rows: string[], more: Partial<FlywayOptions> = {}, context: ValidateContext = {}) {
  return validate(infoOf(files, rows, more), withOptions(more), context)
}

const FAILED_ADVICE = 'Please remove any half-completed changes then run repair to fix the schema history.'
const GONE_ADVICE = 'If you removed this migration intentionally, run repair to mark the migration as deleted.'
const PENDING_ADVICE = "To fix this error, either run migrate, or set -ignoreMigrationPatterns='*:pending'."
const IGNORED_ADVICE =
  "To ignore this migration, set -ignoreMigrationPatterns='*:ignored'. To allow executing this migration, set -outOfOrder=true."

const only = (...ignoreMigrationPatterns: string[]) => ({ ignoreMigrationPatterns })

type Problem = [code: string, message: string]
type Case = [fact: string, files: string[], rows: string[], problems: Problem[], options?: Partial<FlywayOptions>]

/** Rule by rule (docs: flyway.md §5.2). */
const RULES: Case[] = [
  ['1: above the target is well', ['V1', 'V2'], ['1'], [], { target: '1' }],
  ['1: deleted is well', ['V2'], ['1', '2', '1 DELETE'], []],
  ['2: what a pattern matches is well', ['V1'], [], [], only('*:pending')],
  ['2: future is, by default', ['V1'], ['1', '2'], []],
  [
    '3: a failed version',
    ['V1'],
    ['1 failed'],
    [['FAILED_VERSIONED_MIGRATION', `Detected failed migration to version 1 (d).\n${FAILED_ADVICE}`]],
  ],
  [
    '3: a failed repeatable',
    ['R__view'],
    ['R__view failed'],
    [['FAILED_REPEATABLE_MIGRATION', `Detected failed repeatable migration: view.\n${FAILED_ADVICE}`]],
  ],
  ['3: a failed future version where future is ignored', ['V1'], ['1', '2 failed'], []],
  [
    '3: a failed future version where it is not',
    ['V1'],
    ['1', '2 failed'],
    [['FAILED_VERSIONED_MIGRATION', `Detected failed migration to version 2 (d).\n${FAILED_ADVICE}`]],
    only(),
  ],
  [
    '3: a failed missing version, though missing is ignored',
    ['V2'],
    ['1 failed', '2'],
    [['FAILED_VERSIONED_MIGRATION', `Detected failed migration to version 1 (d).\n${FAILED_ADVICE}`]],
    only('*:missing'),
  ],
  [
    '4: a version without file',
    ['V2'],
    ['1', '2'],
    [
      [
        'APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED',
        `Detected applied migration not resolved locally: 1.\n${GONE_ADVICE}`,
      ],
    ],
  ],
  [
    '4: a repeatable without file',
    ['V1'],
    ['1', 'R__view'],
    [
      [
        'APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED',
        `Detected applied migration not resolved locally: view.\n${GONE_ADVICE}`,
      ],
    ],
  ],
  [
    '4: a future version that is not ignored',
    [],
    ['1'],
    [
      [
        'APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED',
        `Detected applied migration not resolved locally: 1.\n${GONE_ADVICE}`,
      ],
    ],
    only('*:missing'),
  ],
  [
    '4: missing, ignored for versions and repeatables',
    ['V2'],
    ['1', '2'],
    [],
    only('versioned:missing', 'repeatable:missing'),
  ],
  ['4: rows that Flyway wrote for itself need no file', ['V1'], ['SCHEMA', '0 BASELINE', '1'], []],
  ['4: an older row of a repeatable needs none', [], ['R__v #7', 'R__v'], [], only('*:missing')],
  [
    '5: an ignored version',
    ['V1', 'V2'],
    ['2'],
    [
      [
        'RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED',
        `Detected resolved migration not applied to database: 1.\n${IGNORED_ADVICE}`,
      ],
    ],
  ],
  ['5: an ignored version that is ignored', ['V1', 'V2'], ['2'], [], only('*:ignored')],
  ['5: an ignored baseline script', ['V1', 'B2'], ['1'], []],
  [
    '6: a pending version',
    ['V1'],
    [],
    [
      [
        'RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED',
        `Detected resolved migration not applied to database: 1.\n${PENDING_ADVICE}`,
      ],
    ],
  ],
  [
    '6: a pending repeatable',
    ['R__view'],
    [],
    [
      [
        'RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED',
        `Detected resolved repeatable migration not applied to database: view.\n${PENDING_ADVICE}`,
      ],
    ],
  ],
  [
    '7: an outdated repeatable, beside its pending line',
    ['R__view'],
    ['R__view #7'],
    [
      [
        'OUTDATED_REPEATABLE_MIGRATION',
        'Detected outdated resolved repeatable migration that should be re-applied to database: view.\nRun migrate to execute this migration.',
      ],
      [
        'RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED',
        `Detected resolved repeatable migration not applied to database: view.\n${PENDING_ADVICE}`,
      ],
    ],
  ],
  ['7: outdated where pending is ignored', ['R__view'], ['R__view #7'], [], only('*:pending')],
  ['8: a changed script at or below the baseline is not compared', ['V1', 'V2'], ['1 #7', '2 #7', '2 BASELINE'], []],
  ['8: an older row of a repeatable is not compared', ['R__v'], ['R__v #7', 'R__v'], [], only('*:pending')],
  ['8: a missing checksum equals every other', ['V1'], ['1 #null'], []],
  ['9: all is well', ['V1', 'R__view'], ['1', 'R__view'], []],
  ['9: so is nothing', [], [], []],
]
for (const [fact, files, rows, problems, options] of RULES) {
  test(fact, () => {
    const { errors, valid } = validateOf(files, rows, options)
    assert.deepEqual(
      errors.map(({ code, message }) => [code, message]),
      problems,
    )
    assert.equal(valid, problems.length === 0)
  })
}

test('1: undone is well, where something knows how to undo', () => {
  const info = infoOf(['V1'], ['1 #7', '1 UNDO_SQL', '1'])
  assert.equal(validate({ ...info, error: null }, withOptions()).valid, true)
})

function mismatchText(what: string, of: string, row: string, script: string): string {
  return [
    `Migration ${what} mismatch for migration ${of}`,
    `-> Applied to database : ${row}`,
    `-> Resolved locally    : ${script}`,
    'Either revert the changes to the migration, or run repair to update the schema history.',
  ].join('\n')
}

test('8b: a version whose checksum differs', () => {
  const [error] = validateOf(['V1'], ['1 #7']).errors
  const message = mismatchText('checksum', 'version 1', '7', String(CHECKSUM))
  assert.deepEqual(error, { code: 'CHECKSUM_MISMATCH', message, version: '1', description: 'd', script: 'V1__d.sql' })
})

test('8c: a description that differs, after the checksum', () => {
  const [error, ...more] = validateOf(['V1__other.sql'], ['1']).errors
  assert.deepEqual([error?.code, more], ['DESCRIPTION_MISMATCH', []])
  assert.equal(error?.message, mismatchText('description', 'version 1', 'd', 'other'))
  assert.equal(validateOf(['V1__other.sql'], ['1 #7']).errors[0]?.code, 'CHECKSUM_MISMATCH')
})

test('8c: a description over 200 characters is compared as the column holds it', () => {
  const long = 'x'.repeat(201)
  const rows = [{ ...aRow('1', 1), description: `${'x'.repeat(197)}...` }]
  const options = withOptions()
  const { migrations } = resolveScripts([aScript(`V1__${long}.sql`)], options)
  assert.equal(validate(computeInfo({ migrations, rows, options }), options).valid, true)
})

test('8a: a repeatable whose type differs, before everything else', () => {
  const [error] = validateOf(['R__view'], ['R__view JDBC']).errors
  assert.deepEqual(error?.code, 'TYPE_MISMATCH')
  assert.equal(error?.message, mismatchText('type', 'R__view.sql', 'JDBC', 'SQL'))
})

/** The raw text's checksum is as good as the other one in `info`, not in `migrate`. */
const RAW: [compatibility: FlywayOptions['compatibility'], migrating: boolean, codes: string[]][] = [
  ['9.22', false, []],
  ['9.22', true, []],
  ['13', false, []],
  ['13', true, ['CHECKSUM_MISMATCH']],
]
for (const [compatibility, migrating, codes] of RAW) {
  test(`8b: a repeatable with the checksum of its raw text, ${compatibility}, ${migrating ? 'migrate' : 'validate'}`, () => {
    const options = withOptions({ compatibility, placeholders: { env: 'dev' } })
    const text = `create or replace view vv as select '\${env}' as a;\n`
    const { migrations } = resolveScripts([aScript('R__view', { text })], options)
    const info = computeInfo({ migrations, rows: [aRow('R__view #-2082078743', 1)], options })
    assert.deepEqual(
      validate(info, options, { migrating }).errors.map(({ code }) => code),
      codes,
    )
  })
}

test('8b: 9.22 finds a missing checksum different', () => {
  const [error] = validateOf(['V1'], ['1 #null'], { compatibility: '9.22' }).errors
  assert.equal(error?.message, mismatchText('checksum', 'version 1', 'null', String(CHECKSUM)))
})
