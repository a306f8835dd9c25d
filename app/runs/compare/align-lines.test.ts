import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { alignLines, type Pair, steadyText } from './align-lines'

const say = (pairs: Pair[]) => pairs.map(({ left, right, same }) => `${left ?? '-'}${same ? '=' : '|'}${right ?? '-'}`)

test('lines that say the same stand side by side, and so do those that changed between them', () => {
  assert.deepEqual(say(alignLines(['a', 'b', 'c'], ['a', 'x', 'c'])), ['0=0', '1|1', '2=2'])
  assert.deepEqual(say(alignLines(['a', 'c'], ['a', 'b', 'b', 'c'])), ['0=0', '-|1', '-|2', '1=3'])
  assert.deepEqual(say(alignLines([], ['a'])), ['-|0'])
})

test('when it was and how long it took is no difference', () => {
  const line = (time: string, at: string) => `Successfully validated 28 migrations (execution time ${time}s) at ${at}`
  const [left, right] = [line('00:00.012', '2026-11-25 09:28:38.668+00'), line('00:01.500', '2026-11-26 10:00:00+00')]
  assert.equal(steadyText(left), steadyText(right))
  assert.deepEqual(say(alignLines([left], [right])), ['0=0'])
})

test('whatever two logs say, each line stands there once, in its order, and pairs say the same', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 20 })
  fc.assert(
    fc.property(lines, lines, (left, right) => {
      const pairs = alignLines(left, right)
      assert.deepEqual(
        pairs.flatMap(pair => pair.left ?? []),
        left.map((_, index) => index),
      )
      assert.deepEqual(
        pairs.flatMap(pair => pair.right ?? []),
        right.map((_, index) => index),
      )
      for (const pair of pairs) if (pair.same) assert.equal(left[pair.left ?? -1], right[pair.right ?? -1])
    }),
  )
})

test('logs too long to be aligned are side by side from where they differ', () => {
  const long = (text: string) => ['same', ...Array.from({ length: 2_000 }, (_, index) => `${text} ${index}`)]
  const pairs = alignLines(long('a'), long('b'))
  assert.deepEqual([pairs.length, pairs[0]?.same, pairs[1]?.same], [2_001, true, false])
})
