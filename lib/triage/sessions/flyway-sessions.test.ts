import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ObservedSession } from '../../board/observed-sessions'
import { aLock, aMigration, aSession, aWait, aWaiter } from './a-session'
import { findFlyway } from './flyway-sessions'

const found = (...sessions: ObservedSession[]) => {
  const { lock, migration, waiting } = findFlyway(sessions)
  return [lock?.pid, migration?.pid, waiting.map(({ pid }) => pid)]
}

/** As a role without pg_read_all_stats sees it. */
const hidden = (session: ObservedSession): ObservedSession => ({
  ...session,
  ...{ address: null, state: null, query: null },
  ...{ sessionAge: null, transactionAge: null, stateAge: null },
})

test("the session that began next after the lock's, of the same user, program and address, is the migration", () => {
  const program = aMigration(4, { transactionAge: 5_000 })
  assert.deepEqual(found(aSession(1), aLock(2), program, aMigration(3)), [2, 3, []])
  assert.deepEqual(found(aLock(2), aMigration(3, { address: '10.0.0.6' })), [2, undefined, []])
  assert.deepEqual(found(aLock(2), aMigration(3, { user: 'app' })), [2, undefined, []])
  assert.deepEqual(
    found(aLock(2), aMigration(3, { transactionAge: 50_000 })),
    [2, undefined, []],
    'older than the lock',
  )
})

test('between two statements of its own, a script outside of a transaction is known by the lock that it takes', () => {
  const build = aMigration(3, { transactionAge: 1_000, locksStrongly: true })
  assert.deepEqual(found(aLock(2), aMigration(4, { transactionAge: 20_000 }), build), [2, 3, []])
})

test('with the lock of the session Flyway has one session for both', () => {
  assert.deepEqual(found(aLock(2, { state: 'active', query: 'UPDATE x' })), [2, 2, []])
  assert.deepEqual(found(aLock(2, aWait([9])), aMigration(3)), [2, 2, []])
})

test('who tries the lock while another holds it waits for its turn, and so does who waits for it in PostgreSQL', () => {
  const session = aSession(7, { user: 'flyway', ...aWait([2], { kind: 'advisory', forFlywayLock: true }) })
  assert.deepEqual(found(aLock(2), aMigration(3), aWaiter(5), aWaiter(6), session), [2, 3, [5, 6, 7]])
  assert.deepEqual(found(aWaiter(5)), [undefined, undefined, []], 'nobody holds it')
  assert.deepEqual(found(aLock(2), aWaiter(5, { user: 'somebody' })), [2, undefined, []])
})

test('without the right to see more, a single session that locks strongly is the migration, and of several none', () => {
  const sessions = [aLock(2), aMigration(3, { locksStrongly: true }), aMigration(4)].map(hidden)
  assert.deepEqual(found(...sessions), [2, 3, []])
  assert.deepEqual(found(...sessions, hidden(aMigration(5, { locksStrongly: true }))), [2, undefined, []])
})
