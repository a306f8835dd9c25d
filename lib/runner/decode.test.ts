import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decode, isEncoding } from './decode'

test('UTF-16 has the higher byte first, unless its mark says otherwise', () => {
  assert.equal(decode(Buffer.from([0, 0x61]), 'UTF-16'), 'a')
  assert.equal(decode(Buffer.from([0xff, 0xfe, 0x61, 0]), 'UTF-16')?.at(-1), 'a')
  assert.equal(decode(Buffer.from([0xfe, 0xff, 0, 0x61]), 'utf-16')?.at(-1), 'a')
  assert.equal(decode(Buffer.from([0x61]), 'UTF-16'), null)
})

test('Latin-1 and ASCII are what Java calls so, not Windows-1252', () => {
  assert.equal(decode(Buffer.from([0x80]), 'ISO-8859-1'), '\u0080')
  assert.equal(decode(Buffer.from([0xe9]), 'US-ASCII'), null)
  assert.equal(isEncoding('nope'), false)
})
