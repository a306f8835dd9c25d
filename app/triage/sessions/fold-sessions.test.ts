import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Session } from '@/lib/board/sessions'
import { type Branch, foldSessions } from './fold-sessions'

const session = (pid: number, behind: number | null, given: Partial<Session> = {}): Session => ({
  ...{ pid, behind, user: 'shop', application: 'web', address: null, flyway: null, state: 'active', depth: 0 },
  ...{ stateSince: null, transactionSince: null, query: null, holds: [], index: null },
  wait: behind === null ? null : { kind: 'relation', mode: 'AccessShareLock', relation: 'atp.media', since: null },
  blockedBy: behind === null ? [] : [behind],
  ...given,
})

/** `1(2 3+4)`: behind 1 are 2, and 3 and 4 as one. */
const drawn = (branches: Branch[]): string =>
  branches
    .map(({ sessions, behind }) => {
      const own = sessions.map(({ pid }) => pid).join('+')
      return behind.length > 0 ? `${own}(${drawn(behind)})` : own
    })
    .join(' ')

test('sessions that wait alike are told as one, and those with somebody behind them stand alone', () => {
  const sessions = [session(1, null), session(2, 1), session(3, 2), session(4, 2), session(5, 1), session(6, 1)]
  assert.equal(drawn(foldSessions(sessions)), '1(2(3+4) 5+6)')
})

test('another user, another lock and another blocker are told apart', () => {
  const other = session(4, 1, { user: 'report' })
  const mode = session(5, 1, {
    wait: { kind: 'relation', mode: 'RowExclusiveLock', relation: 'atp.media', since: null },
  })
  const both = session(6, 1, { blockedBy: [1, 2] })
  assert.equal(drawn(foldSessions([session(1, null), session(2, 1), other, mode, both])), '1(2 4 5 6)')
})

test("Flyway's pair is never folded, Flyways that wait for their turn are", () => {
  const flyway = (pid: number, role: Session['flyway']) => session(pid, null, { flyway: role })
  const sessions = [flyway(1, 'lock'), flyway(2, 'migration'), flyway(3, 'waiting'), flyway(4, 'waiting')]
  assert.equal(drawn(foldSessions(sessions)), '1 2 3+4')
})

test('behind a prepared transaction, which is no session, a wait is a root', () => {
  assert.equal(drawn(foldSessions([session(2, 0)])), '2')
})
