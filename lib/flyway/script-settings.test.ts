import assert from 'node:assert/strict'
import { test } from 'node:test'
import { infoOf } from './a-history'
import { DEFAULT_OPTIONS } from './options'
import { missingPlaceholder, replacePlaceholders } from './placeholders'
import { parseScriptConfig } from './script-config'

test('a configuration of a script says what it says, and null of the rest', () => {
  const none = { executeInTransaction: null, encoding: null, placeholderReplacement: null, error: null }
  assert.deepEqual(parseScriptConfig(null), none)
  assert.deepEqual(parseScriptConfig('# a comment\n\nexecuteInTransaction=false\r\nencoding = ISO-8859-1\n'), {
    ...none,
    executeInTransaction: false,
    encoding: 'ISO-8859-1',
  })
  assert.equal(parseScriptConfig('placeholderReplacement=true').placeholderReplacement, true)
})

test('a configuration is written as Java properties are', () => {
  const { encoding, executeInTransaction, error } = parseScriptConfig(
    '! no\n  encoding : UTF-8\nexecuteInTransaction true ',
  )
  assert.deepEqual([encoding, executeInTransaction, error], ['UTF-8', true, null])
})

test('9.22 has other words about what it does not know, and takes more', () => {
  const messageOf = (conf: string) => parseScriptConfig(conf, '9.22').error?.message ?? null
  assert.match(messageOf('shouldExecute=true') ?? '', /^Flyway Teams Edition upgrade required: shouldExecute is not/)
  assert.equal(messageOf('mixed=true'), 'Unknown configuration property: mixed')
  assert.equal(messageOf('placeholderReplacement=maybe'), null)
})

const REFUSED: [conf: string, message: string][] = [
  ['mixed=true', 'Unknown configuration property: mixed. Please check your script config files'],
  ['executeInTransaction=yes', 'Invalid value for executeInTransaction (should be either true or false): yes'],
  ['executeInTransaction', 'Invalid value for executeInTransaction (should be either true or false): '],
  ['placeholderReplacement=no', 'Invalid value for placeholderReplacement (should be either true or false): no'],
  [`executeInTransaction=\${x}`, `Invalid value for executeInTransaction (should be either true or false): \${x}`],
]
test('what is licensed is refused in the words of each version', () => {
  const head = (compatibility: '10.22' | '13') =>
    parseScriptConfig('shouldExecute=true', compatibility).error?.message.split(/(?<=OSS\.)/)
  assert.equal(head('10.22')?.[0], 'Teams upgrade required: shouldExecute is not supported by OSS.')
  assert.match(
    head('13')?.[1] ?? '',
    /^\nDownload Redgate Edition for free: .*\nOnce you have installed .* Enterprise trial/,
  )
})

for (const [conf, message] of REFUSED) {
  test(`${conf} is refused`, () => assert.equal(parseScriptConfig(conf).error?.message, message))
}

const MARKS = { placeholderPrefix: '${', placeholderSuffix: '}' }
const VALUES = new Map([
  ['a', '1'],
  ['b', `\${a}`],
  ['empty', ''],
])
const REPLACED: [text: string, replaced: string, missing: string[]][] = [
  ['no mark', 'no mark', []],
  [`x\${a}y\${A}`, 'x1y1', []],
  [`-- \${a} '\${a}'`, "-- 1 '1'", []],
  [`\${b}`, `\${a}`, []],
  [`<\${empty}>`, '<>', []],
  [`\${c} \${a}`, `\${c} 1`, ['c']],
  [`\${a} \${a and more`, `1 \${a and more`, ['a and mor']],
  [`x \${ab`, 'x 1', []],
  [`$\${a}`, `$\${a}`, []],
  [`$$\${a}`, '$$1', []],
  [`$x\${a}`, '$x1', []],
  ['ends in $', 'ends in $', []],
]
for (const [text, replaced, missing] of REPLACED) {
  test(`${text} becomes ${replaced}`, () => {
    const answer = replacePlaceholders(text, MARKS, VALUES)
    assert.deepEqual({ text: answer.text, missing: answer.missing }, { text: replaced, missing })
  })
}

test('where the first name without a value stands is told in the replaced text', () => {
  assert.equal(replacePlaceholders(`\${empty}a \${c} \${d}`, MARKS, VALUES).missingAt, 2)
  assert.equal(replacePlaceholders(`\${a}`, MARKS, VALUES).missingAt, null)
})

test('a placeholder of Flyway itself that has no value is told in other words', () => {
  assert.equal(
    missingPlaceholder('flyway:nope', DEFAULT_OPTIONS),
    `Failed to populate value for default placeholder: \${flyway:nope}`,
  )
})

test('the marks of placeholders are settings', () => {
  const marks = { placeholderPrefix: '__', placeholderSuffix: '__' }
  assert.equal(replacePlaceholders('x __a__ y', marks, VALUES).text, 'x 1 y')
})

const ABSENT =
  'No migration with a target version 9 could be found. Ensure target is specified correctly and the migration exists.'
const TARGETS: [target: string | null, error: string | null][] = [
  [null, null],
  ['latest', null],
  ['current', null],
  ['next', null],
  ['1', null],
  ['1_0', null],
  ['3', null],
  ['9', ABSENT],
  ['9?', null],
  ['latest?', null],
  ['abc', 'Version may only contain 0..9 and . (dot). Invalid version: abc'],
]
for (const [target, error] of TARGETS) {
  test(`the target ${target} where there are files 1 and 2 and a row 3`, () => {
    assert.equal(infoOf(['V1', 'V2'], ['3'], { target }).error?.message ?? null, error)
  })
}

test('9.22 refuses a target that may be missing', () => {
  const { error } = infoOf(['V1'], [], { target: '9?', compatibility: '9.22' })
  assert.match(error?.message ?? '', /^Flyway Teams Edition upgrade required: failOnMissingTarget is not supported by /)
})
