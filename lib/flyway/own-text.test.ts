import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownText } from './own-text'

test('a text stays the same to the character, whatever stands in it', () => {
  for (const text of ['', 'plain', 'Größe \u0000 \u{1f600} \ud800 lone', 'x'.repeat(100_000)])
    assert.equal(ownText(text), text)
})
