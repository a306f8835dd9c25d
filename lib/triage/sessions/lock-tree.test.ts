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
