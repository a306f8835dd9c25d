import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { splitLines } from './split-lines'

function split(chunks: Buffer[], most = 1_000) {
  const splitter = splitLines(most)
  const lines = chunks.flatMap(chunk => splitter.push(chunk))
  const rest = splitter.rest()
  return { lines: lines.map(line => line.bytes.toString()), rest: rest?.bytes.toString() ?? null }
}

function cut(chunks: Buffer[]) {
  const splitter = splitLines(1_000)
  const lines = chunks.flatMap(chunk => {
    const { begun, whole } = splitter.cut(chunk)
    return [...(begun ? [begun.bytes.toString()] : []), ...whole.toString().split('\n').slice(0, -1)]
  })
  return { lines, rest: splitter.rest()?.bytes.toString() ?? null }
}

test('lines are the same wherever the stream was cut', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'ö', '\n', '\r', '\0', '🚀') }),
      fc.array(fc.nat(40)),
      (text, cuts) => {
        const bytes = Buffer.from(text)
        const at = [...new Set([0, ...cuts.filter(cut => cut < bytes.length), bytes.length])].sort((a, b) => a - b)
        const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end))
        const parts = text.split('\n')
        const rest = parts.pop() || null
        assert.deepEqual(split(chunks), { lines: parts, rest })
        assert.deepEqual(cut(chunks), { lines: parts, rest })
      },
    ),
  )
})

test('a line beyond the most is kept up to there and says what it lost', () => {
  const splitter = splitLines(4)
  assert.deepEqual(splitter.push(Buffer.from('abc')), [])
  assert.deepEqual(splitter.push(Buffer.from('defgh')), [])
  const [line, next] = splitter.push(Buffer.from('i\njk\n'))
  assert.deepEqual([line?.bytes.toString(), line?.left, next?.bytes.toString(), next?.left], ['abcd', 5, 'jk', 0])
})

test('an endless line takes no more memory than the most', () => {
  const splitter = splitLines(1_000)
  for (let i = 0; i < 1_000; i++) splitter.push(Buffer.alloc(65_536, 97))
  assert.deepEqual([splitter.rest()?.bytes.length], [1_000])
})
