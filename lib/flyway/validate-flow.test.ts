import assert from 'node:assert/strict'
import { test } from 'node:test'
import { infoOf, withOptions } from './a-history'
import { parseIgnorePatterns } from './ignore-patterns'
import { validate } from './validate'

test('all problems are told in one text', () => {
  const { error, count } = validate(infoOf(['V1', 'V3'], ['2', '1 #7']), withOptions())
  const lines = error?.split('\n') ?? []
  assert.equal(lines[0], 'Validate failed: Migrations have failed validation')
  assert.equal(lines.filter(line => /^(Detected|Migration checksum)/.test(line)).length, 3)
  assert.match(lines.at(-1) ?? '', /^Need more flexibility with validation rules\? Learn more: /)
  assert.equal(count, 0)
})

for (const [compatibility, place] of [
  ['11.20', /: https:\/\/rd\.gt\/3AbJUZE$/],
  ['13', /: https:\/\/help\.red-gate\.com\/.*\/customize-validation-rules-with-ignoremigrationpatterns$/],
] as const) {
  test(`where ${compatibility} tells more of it`, () => {
    const { error } = validate(infoOf(['V1'], [], { compatibility }), withOptions({ compatibility }))
    assert.match(error ?? '', place)
  })
}

test('every line of info counts as validated', () => {
  const info = infoOf(['V1', 'V2', 'R__v'], ['1', 'R__v #7', 'R__v'])
  assert.equal(validate(info, withOptions(), { migrating: true }).count, info.lines.length)
  assert.equal(info.lines.length, 4)
})

test('migrate does not mind what is pending or outdated', () => {
  const info = infoOf(['V1', 'R__v'], ['R__v #7'])
  assert.deepEqual(validate(info, withOptions(), { migrating: true }).errors, [])
})

test('a schema that is absent fails while something waits', () => {
  const of = (files: string[], context: object) =>
    validate(infoOf(files, []), withOptions(), { missingSchema: 'a"b', ...context })
  const { error, ...rest } = of(['V1'], {})
  assert.match(error ?? '', /^Validate failed: Schema "a""b" doesn't exist yet\nNeed more flexibility /)
  const details = { code: 'SCHEMA_DOES_NOT_EXIST', message: `Schema "a""b" doesn't exist yet` }
  assert.deepEqual(rest, { valid: false, details, errors: [], count: 0 })
  assert.equal(of([], {}).valid, true)
  assert.equal(of(['V1'], { migrating: true }).valid, true)
})

test('where info refuses, validate says why', () => {
  const { valid, error } = validate(infoOf([], ['1 UNDO_SQL']), withOptions())
  assert.equal(valid, false)
  assert.match(error ?? '', /^Unknown migration type 'UNDO_SQL' found in schema history\./)
})

const BAD: [pattern: string, message: RegExp][] = [
  ['*:foo', /^Invalid migration state 'foo'\. Valid states are: \[\*, missing, pending, ignored, future\]$/],
  ['foo:missing', /^Invalid migration type 'foo'\. Valid types are: \[\*, repeatable, versioned\]$/],
  ['missing', /^Invalid pattern 'missing'\. Pattern must be of the form <migration_type>:<migration_state> /],
  ['*:missing:x', /^Invalid pattern '\*:missing:x'\. /],
]
for (const [pattern, message] of BAD) {
  test(`the pattern ${pattern} is refused`, () => {
    const ignoreMigrationPatterns = ['*:future', pattern]
    assert.match(validate(infoOf([], []), withOptions({ ignoreMigrationPatterns })).error ?? '', message)
  })
}

test('9.22 has patterns for all kinds of migrations only', () => {
  const { error } = parseIgnorePatterns(['*:future', 'versioned:missing'], '9.22')
  assert.match(error ?? '', /^Flyway Teams Edition upgrade required: ignoreMigrationPattern with type 'versioned' is/)
  assert.equal(parseIgnorePatterns(['versioned:missing'], '10.22').error, null)
})

/** Which of an ignored, a missing, a failed missing and a future version fail under a pattern (docs: flyway.md §5.3). */
const HELD: [patterns: string[], failing: string[]][] = [
  [['*:future'], ['1', '2', '3']],
  [[], ['1', '2', '3', '5']],
  [['*:MISSING'], ['2', '3', '5']],
  [
    ['versioned:missing', '*:future'],
    ['2', '3'],
  ],
  [
    ['repeatable:missing', '*:future'],
    ['1', '2', '3'],
  ],
  [
    ['*:ignored', '*:future'],
    ['1', '2'],
  ],
  [['*:*'], []],
]
for (const [ignoreMigrationPatterns, failing] of HELD) {
  test(`under ${ignoreMigrationPatterns.join(', ') || 'no pattern'} fail ${failing.join(', ') || 'none'}`, () => {
    const info = infoOf(['V3', 'V4'], ['1', '2 failed', '4', '5'])
    const { errors } = validate(info, withOptions({ ignoreMigrationPatterns }))
    assert.deepEqual(errors.map(({ version }) => version).sort(), failing)
  })
}

test('ignored does not mean Ignored (Baseline), nor future a failed future version', () => {
  const { patterns } = parseIgnorePatterns(['*:ignored', 'versioned:future'])
  assert.deepEqual(patterns, [
    { type: '*', state: 'ignored' },
    { type: 'versioned', state: 'future' },
  ])
  const { errors } = validate(
    infoOf(['V1'], ['1', '2 failed']),
    withOptions({ ignoreMigrationPatterns: ['versioned:future'] }),
  )
  assert.deepEqual(
    errors.map(({ code }) => code),
    ['FAILED_VERSIONED_MIGRATION'],
  )
})
