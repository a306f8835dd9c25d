import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ObservedSession } from '../../board/observed-sessions'
import { Sessions } from '../../board/sessions'
import { aLock, aMigration, aSession, aWait, aWaiter } from './a-session'
import { takeSessions } from './take-sessions'

const readAt = new Date('2026-01-02T03:04:05.400Z')

const take = (sessions: ObservedSession[], seen: { seesAll?: boolean; serverVersion?: number; role?: string } = {}) =>
  Sessions.parse(
    takeSessions(
      { sessions, seesAll: true, role: 'board', serverVersion: 180_004, ...seen },
      {
        ...{ environment: 'prod', readAt },
        maskQuery: query => query.slice(0, 10),
        maskName: name => name.replace('s3cret', '•'),
      },
    ),
  )

const rules = (...sessions: ObservedSession[]) => take(sessions).findings.map(({ rule, pids }) => [rule, pids])

const idle = aSession(1, { state: 'idle in transaction', application: 'psql' })

test('a migration behind an open transaction is blocked by it, and blocks those that come later', () => {
  const sessions = [idle, aLock(2), aMigration(3, aWait([1])), aSession(4, aWait([3])), aSession(5, aWait([3]))]
  assert.deepEqual(rules(...sessions), [
    ['blocked', [1, 3]],
    ['blocks-others', [3, 4, 5]],
  ])
  const [blocked] = take(sessions).findings
  assert.equal(blocked?.title, 'In the way of the migration: pid 1 (app, psql), idle in transaction.')
  assert.match(blocked?.nextStep ?? '', /commit, roll back/)
})

test('the root is named, not the session in between', () => {
  const sessions = [idle, aLock(2), aSession(6, aWait([1])), aMigration(3, aWait([6]))]
  assert.deepEqual(rules(...sessions), [['blocked', [1, 3]]])
})

test('an index that waits for the session of the lock waits for itself, and the setting that ends it is named', () => {
  const sessions = [aLock(2), aMigration(3, aWait([2], { kind: 'virtualxid', mode: 'ShareLock', relation: null }))]
  assert.deepEqual(rules(...sessions), [['self-wait', [3, 2]]])
  const [finding] = take(sessions).findings
  assert.match(finding?.nextStep ?? '', /FLYWAY_POSTGRESQL_TRANSACTIONAL_LOCK=false/)
})

test("an index that waits for somebody else's old transaction is another rule, and so is a foreign index behind Flyway", () => {
  const wait = (blockers: number[]) => aWait(blockers, { kind: 'virtualxid', mode: 'ShareLock', relation: null })
  assert.deepEqual(rules(idle, aLock(2), aMigration(3, wait([1]))), [['index-waits', [1, 3]]])
  assert.deepEqual(rules(aLock(2), aSession(7, wait([2]))), [['others-wait', [2, 7]]])
})

test('other Flyways that wait for the lock are normal', () => {
  const sessions = [aLock(2), aMigration(3), aWaiter(5), aWaiter(6), aWaiter(7)]
  assert.deepEqual(rules(...sessions), [['waits-for-turn', [2, 5, 6, 7]]])
  assert.match(take(sessions).findings[0]?.title ?? '', /^3 other Flyways wait for the same lock. This is normal/)
})

test('a lock whose session does nothing for a minute, with no migration beside it, is told', () => {
  assert.deepEqual(rules(aLock(2, {}, 61_000)), [['lock-held', [2]]])
  assert.deepEqual(rules(aLock(2, {}, 59_000)), [['running', [2]]])
})

/** Title and detail of the one thing that is found. */
const said = (...sessions: ObservedSession[]) => {
  const { findings } = take(sessions)
  assert.equal(findings.length, 1)
  return `${findings[0]?.title} ${findings[0]?.detail}`
}

test('waits that have nothing to do with the migration are told beside it, those in its way or behind it only once', () => {
  const others = [aSession(8), aSession(9, aWait([8]))]
  assert.deepEqual(rules(...others, aLock(2), aMigration(3)), [['others-wait', [8, 9]]])
  const chain = [idle, aSession(6, aWait([1])), aMigration(3, aWait([6])), aSession(4, aWait([3]))]
  assert.deepEqual(rules(aLock(2), ...chain, ...others), [
    ['blocked', [1, 3]],
    ['blocks-others', [3, 4]],
    ['others-wait', [8, 9]],
  ])
  assert.deepEqual(rules(aLock(2), aMigration(3), aSession(7, aWait([2]))), [['others-wait', [2, 7]]])
})

test('a migration is said to be at work where one is seen, and that no session waits where none does', () => {
  const quietly = 'and no session waits for another.'
  const works = 'A migration is at work, and nothing is in its way.'
  assert.equal(said(aLock(2), aMigration(3)), `${works} Flyway's lock is held, ${quietly}`)
  assert.equal(said(aLock(2)), `Flyway's lock is held. No session beside it is seen to migrate, ${quietly}`)
  const hidden = { state: null, sessionAge: null, stateAge: null, transactionAge: null }
  const unknown = "Flyway's lock is held. Whether a migration is at work is hidden from the board's role"
  assert.equal(said(aLock(2, hidden)), `${unknown}, ${quietly}`)
  const either = [3, 4].map(pid => aMigration(pid, { ...hidden, locksStrongly: true, ...aWait(pid === 4 ? [1] : []) }))
  assert.equal(said(idle, aLock(2, hidden), ...either), `${unknown}.`)
  const behindItself = aMigration(3, aWait([2]))
  assert.equal(said(aLock(2), behindItself), "A migration is at work, and waits. Flyway's lock is held.")
})

test('a prepared transaction in the way is told with the words for it', () => {
  const [finding] = take([aLock(2), aMigration(3, aWait([0]))]).findings
  assert.deepEqual([finding?.rule, finding?.pids], ['blocked', [3]])
  assert.match(finding?.nextStep ?? '', /pg_prepared_xacts/)
})

test('waits without a migration, a ring, and nothing at all have their own words', () => {
  assert.deepEqual(rules(idle, aSession(4, aWait([1]))), [['others-wait', [1, 4]]])
  assert.deepEqual(rules(aSession(4, aWait([5])), aSession(5, aWait([4])))[0], ['deadlock', [4, 5]])
  assert.deepEqual(rules(idle), [['quiet', []]])
})

test('told are Flyway, the tree and index builds, with times by the clock of the board and masked texts', () => {
  const { sessions } = take([aSession(8), idle, aLock(2), aMigration(3, aWait([1], { age: 5_000 }))])
  assert.deepEqual(
    sessions.map(({ pid, flyway, depth, behind }) => [pid, flyway, depth, behind]),
    [
      [2, 'lock', 0, null],
      [1, null, 0, null],
      [3, 'migration', 1, 1],
    ],
  )
  const last = sessions.at(-1)
  assert.equal(last?.wait?.since, '2026-01-02T03:04:00.000Z')
  assert.equal(last?.query, 'ALTER TABL')
})

test('a secret in the name of a program is shown nowhere', () => {
  const told = take([aSession(1, { application: 'psql s3cret' }), aLock(2), aMigration(3, aWait([1]))])
  assert.match(told.findings[0]?.title ?? '', /pid 1 \(app, psql •\)/)
  assert.doesNotMatch(JSON.stringify(told), /s3cret/)
})

test('of very many sessions the first are told, and how many more there are', () => {
  const { sessions, more } = take([idle, ...Array.from({ length: 300 }, (_, at) => aSession(10 + at, aWait([1])))])
  assert.deepEqual([sessions.length, more, sessions[0]?.pid], [200, 101, 1])
})

test('a role that may not see everything is told the GRANT, as its release has it, with its name quoted where it must be', () => {
  assert.equal(take([], {}).grant, null)
  assert.equal(take([], { seesAll: false }).grant, 'GRANT pg_read_all_stats TO board WITH INHERIT TRUE;')
  const old = take([], { seesAll: false, serverVersion: 150_018, role: 'The "board"' }).grant
  assert.equal(old, 'ALTER ROLE "The ""board""" INHERIT;\nGRANT pg_read_all_stats TO "The ""board""";')
})
