import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stripByteOrderMarks } from './byte-order-mark'

test('a byte order mark is no part of a script, wherever it stands', () => {
  assert.equal(stripByteOrderMarks('\ufeffSELECT 1;\n\ufeffSELECT 2;\ufeff'), 'SELECT 1;\nSELECT 2;')
})

test('of two in a row the second stays, as in Flyway', () => {
  assert.equal(stripByteOrderMarks('\ufeff\ufeffSELECT 1'), '\ufeffSELECT 1')
  assert.equal(stripByteOrderMarks('\ufeff\ufeff\ufeff'), '\ufeff')
})
