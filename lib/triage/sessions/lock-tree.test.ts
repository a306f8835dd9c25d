import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSession, aWait } from './a-session'
import { growTree } from './lock-tree'

/** `pid < depth behind` of each, in the order of the tree. */
const drawn = (...sessions: Parameters<typeof growTree>[0]) => {
  const { order, places } = growTree(sessions)
  return order.map(pid => `${'  '.repeat(places.get(pid)?.depth ?? 0)}${pid}`)
}

test('a session open in a transaction, the ALTER TABLE behind it and the SELECTs behind that are one tree', () => {
  const sessions = [
    aSession(1),
    aSession(2, aWait([1])),
    aSession(3, aWait([2])),
    aSession(4, aWait([2], { age: 9_000 })),
  ]
  assert.deepEqual(drawn(...sessions), ['1', '  2', '    4', '    3'], 'the longest wait first')
  const tree = growTree(sessions)
  assert.deepEqual([tree.rootsOf(4), tree.waitersOf(1).sort()], [[1], [2, 3, 4]])
  assert.deepEqual(tree.ring, [])
})

test('a chain is followed to its root, however long it is', () => {
  const chain = Array.from({ length: 2_000 }, (_, at) => aSession(at + 1, at === 0 ? {} : aWait([at])))
  const tree = growTree(chain.reverse())
  assert.deepEqual(tree.rootsOf(2_000), [1])
  assert.deepEqual(tree.places.get(2_000), { behind: 1_999, depth: 1_999 })
})

test('a thousand in one queue, each behind all that came before, stand one behind the other', () => {
  const before = (pid: number) => Array.from({ length: pid - 1 }, (_, at) => at + 1)
  const queue = Array.from({ length: 1_000 }, (_, at) => aSession(at + 1, at === 0 ? {} : aWait(before(at + 1))))
  const { order, places, rootsOf, aheadOf } = growTree(queue.toReversed())
  assert.deepEqual(order, [...before(1_000), 1_000])
  assert.deepEqual(places.get(1_000), { behind: 999, depth: 999 })
  assert.deepEqual([rootsOf(...order), aheadOf(4, 2)], [[1], [1, 2, 3]])
})

test('behind several a session stands once, behind the one furthest from its root', () => {
  const sessions = [aSession(1), aSession(2, aWait([1])), aSession(3, aWait([1, 2]))]
  assert.deepEqual(drawn(...sessions), ['1', '  2', '    3'])
  assert.deepEqual(growTree(sessions).blockersOf(3), [1, 2])
})

test('sessions that wait for nobody and are waited for by nobody are in no tree', () => {
  assert.deepEqual(drawn(aSession(1), aSession(2)), [])
})

test('a blocker that is no session of the list is none: it has ended, or it is the board itself', () => {
  assert.deepEqual(drawn(aSession(2, aWait([99]))), [])
  assert.deepEqual(growTree([aSession(2, aWait([99]))]).blockersOf(2), [])
})

test('a worker of a parallel query is named once for all', () => {
  assert.deepEqual(growTree([aSession(1), aSession(2, aWait([1, 1, 1]))]).blockersOf(2), [1])
})

test('a prepared transaction is a root without a session', () => {
  assert.deepEqual(drawn(aSession(2, aWait([0]))), ['0', '  2'])
})

test('a ring has no root, ends, and is told, without those that only wait behind it', () => {
  const sessions = [aSession(1, aWait([3])), aSession(2, aWait([1])), aSession(3, aWait([2])), aSession(4, aWait([2]))]
  assert.deepEqual(growTree(sessions).ring.sort(), [1, 2, 3])
  assert.deepEqual(drawn(...sessions), ['1', '  2', '    3', '    4'])
})

test('of two rings, one behind the other, each is told, and not whoever waits in between', () => {
  const first = [aSession(1, aWait([2])), aSession(2, aWait([1]))]
  const second = [aSession(4, aWait([5, 3])), aSession(5, aWait([4]))]
  const sessions = [...first, aSession(3, aWait([2])), ...second, aSession(6, aWait([5]))]
  assert.deepEqual(growTree(sessions).ring, [1, 2, 4, 5])
  assert.deepEqual(drawn(...sessions), ['1', '  2', '    3', '      4', '        5', '          6'])
})
