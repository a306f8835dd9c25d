import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareVersions, EMPTY_VERSION, parseVersion, type Version } from './version'
import { compareVersionTexts, invalidVersion, keyOfVersion, readVersion } from './version-text'

const VALID: [text: string, shown: string][] = [
  ['1', '1'],
  ['2_1', '2.1'],
  ['01', '01'],
  ['1.0', '1.0'],
  ['20240131120000', '20240131120000'],
  ['2026.07.20.10.06', '2026.07.20.10.06'],
  ['-1', '-1'],
  [`${'9'.repeat(40)}_1`, `${'9'.repeat(40)}.1`],
]
for (const [text, shown] of VALID) {
  test(`${text} is version ${shown}`, () => assert.equal(parseVersion(text)?.text, shown))
}

for (const text of ['', '1.', '1..2', '1_2_', '1_a', 'abc', '.1', '1.-2', '1 ', '0x1', '1e3', '<< Empty Schema >>']) {
  test(`${JSON.stringify(text)} is no version`, () => assert.equal(parseVersion(text), null))
}

test("Flyway's sentence about a text that is no version shows it with dots", () => {
  assert.equal(invalidVersion('1_a'), 'Version may only contain 0..9 and . (dot). Invalid version: 1.a')
})

const MARKERS: [text: string, kind: Version['kind']][] = [
  ['latest', 'latest'],
  ['LATEST', 'latest'],
  ['9223372036854775807', 'latest'],
  ['Current', 'current'],
  ['next', 'next'],
  ['9223372036854775808', 'number'],
]
for (const [text, kind] of MARKERS)
  test(`${text} is read as ${kind}`, () => assert.equal(parseVersion(text)?.kind, kind))

const EQUAL = [
  ['1', '1.0', '01', '1.0.0', '1_0'],
  ['0', '0.0'],
  ['2.1', '2.01', '2.1.0'],
]
for (const group of EQUAL) {
  test(`${group.join(', ')} are one version`, () => {
    for (const text of group) {
      assert.equal(compareVersionTexts(text, group[0] ?? ''), 0)
      assert.equal(keyOfVersion(readVersion(text)), keyOfVersion(readVersion(group[0] ?? '')))
    }
  })
}

const ASCENDING = [
  '-1',
  '0',
  '0.1',
  '1',
  '1.0.1',
  '1.9',
  '1.10',
  '2.9',
  '2.10',
  '10',
  '20260720100647',
  '18446744073709551616',
  `1${'0'.repeat(60)}`,
]
test('versions are compared part by part, as numbers of any size', () => {
  for (const [index, text] of ASCENDING.entries()) {
    for (const higher of ASCENDING.slice(index + 1))
      assert.ok(compareVersionTexts(text, higher) < 0, `${text} ${higher}`)
  }
})

test('the words have a place in the order: empty, current, numbers, next, latest', () => {
  const words = [EMPTY_VERSION, ...['current', '1', 'next', 'latest'].map(readVersion)]
  assert.deepEqual([...words].reverse().sort(compareVersions), words)
})

test('a text from a row that is no version keeps its text, and counts as 0', () => {
  assert.deepEqual([readVersion('x').text, keyOfVersion(readVersion('x'))], ['x', 'x'])
  assert.ok(compareVersionTexts('x', '1') < 0)
})

const part = fc.oneof(fc.bigInt({ min: 0n, max: 12n }), fc.bigInt({ min: 0n, max: 10n ** 30n }))
const version = fc
  .array(part, { minLength: 1, maxLength: 5 })
  .chain(parts => fc.constantFrom('.', '_').map(dot => parts.join(dot)))

test('the order of versions is total and agrees with equality', () => {
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      const order = (left: string, right: string) => Math.sign(compareVersionTexts(left, right))
      assert.equal(order(a, a), 0)
      assert.equal(order(a, b) + order(b, a), 0)
      if (order(a, b) <= 0 && order(b, c) <= 0) assert.ok(order(a, c) <= 0)
      if (order(a, b) === 0) assert.equal(order(a, c), order(b, c))
      assert.equal(order(a, b) === 0, keyOfVersion(readVersion(a)) === keyOfVersion(readVersion(b)))
    }),
    { numRuns: 2_000 },
  )
})

test('zeros before a part and zero parts at the end change nothing', () => {
  fc.assert(
    fc.property(version, fc.nat(3), fc.nat(3), (text, before, after) => {
      assert.equal(compareVersionTexts(text, `${'0'.repeat(before)}${text}${'.0'.repeat(after)}`), 0)
    }),
  )
})
