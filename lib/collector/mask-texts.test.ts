import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMask } from '../mask'
import { maskTexts } from './mask-texts'

test('every text of a record is masked, line by line, and nothing else of it changes', () => {
  const mask = createMask(['hunter22'], { rowValues: false })
  const record = {
    at: null,
    line: 3,
    lines: ["SELECT 'hunter22'", 'x'],
    text: "CREATE ROLE a\n  PASSWORD 'p4ss'\n  LOGIN",
  }
  const masked = maskTexts(record, mask)
  assert.deepEqual(masked.lines, ["SELECT '••••••'", 'x'])
  assert.equal(masked.text, "CREATE ROLE a\n  PASSWORD '••••••'\n  LOGIN")
  assert.deepEqual([masked.at, masked.line], [null, 3])
})
