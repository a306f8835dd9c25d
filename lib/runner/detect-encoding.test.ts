import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectEncoding } from './detect-encoding'

const FOUND: [what: string, bytes: Buffer, encoding: string][] = [
  ['nothing', Buffer.from(''), 'UTF-8'],
  ['UTF-8', Buffer.from('select é'), 'UTF-8'],
  ['what is no UTF-8', Buffer.from('select é', 'latin1'), 'ISO-8859-1'],
  ['a mark of the higher byte first', Buffer.from([0xfe, 0xff, 0, 0x61]), 'UTF-16BE'],
  ['a mark of the lower byte first', Buffer.from([0xff, 0xfe, 0x61, 0]), 'UTF-16LE'],
  ['a mark before an odd number of bytes', Buffer.from([0xff, 0xfe, 0x61]), 'ISO-8859-1'],
  ['a zero in every second place', Buffer.from('select 1', 'utf16le'), 'UTF-16'],
]
for (const [what, bytes, encoding] of FOUND) {
  test(`${what} seems to be ${encoding}`, () => assert.equal(detectEncoding(bytes), encoding))
}
