import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { patternOf } from '@/lib/line-pattern'
import { markFound } from './found-stretches'
import { readLineText } from './line-text'

const mark = (line: string, text: string) =>
  markFound(readLineText(line), patternOf({ text, matchCase: false, wholeWord: false })).map(stretch =>
    stretch.found ? `[${stretch.text}]` : stretch.text,
  )

test('what is looked for is a stretch of its own, each time', () => {
  assert.deepEqual(mark('Error: an error', 'error'), ['[Error]', ': an ', '[error]'])
  assert.deepEqual(mark('nothing', 'error'), ['nothing'])
})

test('a match that changes its colour is marked in each colour', () => {
  assert.deepEqual(mark('an \u001b[31mERR\u001b[0mOR here', 'error'), ['an ', '[ERR]', '[OR]', ' here'])
})

test('however a line is cut, its text stays the same', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 2 }), (line, text) => {
      const stretches = readLineText(line)
      const marked = markFound(stretches, patternOf({ text, matchCase: true, wholeWord: false }))
      const textOf = (all: { text: string }[]) => all.map(stretch => stretch.text).join('')
      assert.equal(textOf(marked), textOf(stretches))
      assert.equal(marked.every(stretch => stretch.text !== '') || line === '', true)
    }),
  )
})
