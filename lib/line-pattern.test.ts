import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { patternOf, withoutColours } from './line-pattern'

const found = (line: string, text: string, how: { matchCase?: boolean; wholeWord?: boolean } = {}) =>
  [...line.matchAll(patternOf({ text, matchCase: false, wholeWord: false, ...how }))].map(({ index }) => index)

test('plain text is found in any case, each time that it stands there', () => {
  assert.deepEqual(found('Error: an error, ERROR', 'error'), [0, 10, 17])
  assert.deepEqual(found('Größe, GRÖSSE', 'größe'), [0])
})

test('with the case it is another word; as a whole word it is no part of one', () => {
  assert.deepEqual(found('Error: an error', 'error', { matchCase: true }), [10])
  assert.deepEqual(found('media, media_type, médias', 'media', { wholeWord: true }), [0])
  assert.deepEqual(found('"media"', '"media"', { wholeWord: true }), [0])
})

test('whatever is looked for is plain text: no sign has a meaning of its own', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), text => {
      const line = `before ${text} after`
      assert.equal(found(line, text, { matchCase: true })[0], line.indexOf(text))
    }),
  )
  assert.deepEqual(found('a.b axb', '.'), [1])
})

test('a word of which a part is coloured is one word', () => {
  assert.equal(withoutColours('\u001b[1;31mERR\u001b[0mOR'), 'ERROR')
})
