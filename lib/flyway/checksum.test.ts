import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { computeChecksum } from './checksum'

/** Docs: flyway.md §2; all but one were also read back from a table that Flyway 13 had written. */
const VECTORS: [text: string, checksum: number][] = [
  ['', 0],
  ['\n', 0],
  ['SELECT 1;', 78787420],
  ['SELECT 1;\n', 78787420],
  ['SELECT 1;\r\n', 78787420],
  ['\uFEFFSELECT 1;\n', 78787420],
  ['SELECT 1;\n\n\n', 78787420],
  ['SELECT 1; \n', -1951047511],
  ['SELECT\n1;\n', -713821291],
  ['SELECT\r\n1;\r\n', -713821291],
  ['SELECT\r1;\r', -713821291],
  ['\uFEFF\uFEFFSELECT 1;\n', -1606921097],
  ['SELECT 1;\n\r\nSELECT 2;', -1665099012],
  ['SELECT 1;\fSELECT 2;\u0085SELECT 3;\u2028\n', 1430650710],
  ['-- café € 😀\nSELECT 1;\n', 271579590],
  [`-- ${'x'.repeat(20_000)}\nSELECT 1;\n`, 111843218],
  ['create table t(i int);\n', 842403096],
  ['create table u(i int);\n', 625809755],
  ['CREATE TABLE widget (\n    id int primary key,\n    name text\n);\n', -434463250],
  ['ALTER TABLE widget ADD COLUMN price numeric;\n', 1993530893],
  ['SELECT 1; -- é', -2025273867],
  ["create or replace view vv as select 'dev' as a;\n", 2114186824],
  [`create or replace view vv as select '\${env}' as a;\n`, -2082078743],
]
for (const [text, checksum] of VECTORS) {
  const name = JSON.stringify(text.length > 60 ? `${text.slice(0, 40)}…` : text)
  test(`${name} has ${checksum}`, () => assert.equal(computeChecksum(text), checksum))
}

test('a byte order mark counts unless it begins the first line', () => {
  assert.notEqual(computeChecksum('\n\uFEFFSELECT 1;'), computeChecksum('SELECT 1;'))
})

const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '\uFEFF', '€', '😀', '\f') })

test('line ends, blank lines and where lines break do not count', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('\n', '\r', '\r\n', '\n\n'), (script, end) => {
      const rewritten = script.replaceAll(/[\r\n]+/g, end)
      assert.equal(computeChecksum(`${rewritten}${end}`), computeChecksum(script))
    }),
  )
})

test('a text of any length has the checksum of its lines one after the other', () => {
  fc.assert(
    fc.property(fc.nat(3), fc.constantFrom('😀', 'a😀', '€\r\n'), (shift, unit) => {
      const long = 'b'.repeat(shift) + unit.repeat(40_000)
      assert.equal(computeChecksum(long), computeChecksum(long.replaceAll('\r\n', '')))
      assert.equal(computeChecksum(long), referenceChecksum(long.replaceAll('\r\n', '')))
    }),
    { numRuns: 12 },
  )
})

/** CRC-32 bit by bit, as the IEEE polynomial defines it. */
function referenceChecksum(of: string): number {
  let crc = -1
  for (const byte of new TextEncoder().encode(of)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc
}
