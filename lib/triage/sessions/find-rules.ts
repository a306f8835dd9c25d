import type { ObservedSession } from '../../board/observed-sessions'
import type { SessionFinding } from '../../board/sessions'
import type { FlywaySessions } from './flyway-sessions'
import { type LockTree, PREPARED } from './lock-tree'
import { sayCount, saySession, sayWayOut } from './say-session'

export type Sight = { sessions: ObservedSession[]; flyway: FlywaySessions; tree: LockTree }

type Rule = (sight: Sight) => SessionFinding | null

/** What there is to be said of the sessions; the first matters most. Something is always said. */
export function findRules(sight: Sight): SessionFinding[] {
  const found = RULES.map(rule => rule(sight)).filter(finding => finding !== null)
  return found.length > 0 ? found : [sayQuiet(sight)]
}

/** CREATE INDEX CONCURRENTLY waits for every older transaction, and so for the one that holds Flyway's own lock. */
const findSelfWait: Rule = ({ sessions, flyway: { lock }, tree }) => {
  const waiter = lock && sessions.find(one => isOwn(one, lock) && waitsForTransaction(one, lock.pid, tree))
  if (!waiter) return null
  return {
    rule: 'self-wait',
    title: 'Flyway waits for itself, and will wait for ever.',
    detail:
      `Its session ${waiter.pid} builds an index CONCURRENTLY, which waits for every older transaction to end; its session ` +
      `${lock.pid} keeps one open until the migration has ended, to hold Flyway's lock.`,
    nextStep:
      'Stop the run, drop the invalid index that it leaves, set postgresql.transactional.lock to false ' +
      '(FLYWAY_POSTGRESQL_TRANSACTIONAL_LOCK=false) and migrate again. The setting is of the whole run: a script cannot set it.',
    pids: [waiter.pid, lock.pid],
  }
}

const isOwn = (one: ObservedSession, lock: ObservedSession) =>
  one !== lock && one.user === lock.user && one.application === lock.application

const waitsForTransaction = ({ pid, wait }: ObservedSession, of: number, tree: LockTree) =>
  wait?.kind === 'virtualxid' && tree.blockersOf(pid).includes(of)

const findDeadlock: Rule = ({ tree: { ring } }) =>
  ring.length === 0
    ? null
    : {
        rule: 'deadlock',
        title: `${ring.length} sessions wait for each other.`,
        detail: `PostgreSQL sees it after deadlock_timeout and fails one of them with 40P01: ${ring.map(pid => `pid ${pid}`).join(', ')}.`,
        nextStep: null,
        pids: ring,
      }

/** The migration waits, and whoever is at the root is not Flyway. */
const findBlocked: Rule = ({ sessions, flyway: { lock, migration }, tree }) => {
  if (!migration?.wait) return null
  const roots = tree.rootsOf(migration.pid).filter(pid => pid !== lock?.pid)
  const [first] = roots
  if (first === undefined) return null
  const root = sessions.find(({ pid }) => pid === first)
  const who = root ? saySession(root) : 'a prepared transaction'
  const others = roots.length > 1 ? ` So are ${sayCount(roots.length - 1, 'other session', 'other sessions')}.` : ''
  const isIndex = migration.wait.kind === 'virtualxid'
  return {
    rule: isIndex ? 'index-waits' : 'blocked',
    title: `In the way of the migration: ${who}.`,
    detail: `${isIndex ? SAY_INDEX : sayChain(tree, migration.pid, first)}${others}`,
    nextStep: sayWayOut(root, first),
    pids: [...roots.filter(pid => pid !== PREPARED), migration.pid],
  }
}

const SAY_INDEX =
  'An index that is built CONCURRENTLY waits for every transaction that is older, also one that never touched the table.'

function sayChain(tree: LockTree, migration: number, root: number): string {
  const between = tree.blockersOf(migration).includes(root)
    ? 'It holds a lock that the migration needs.'
    : 'The migration waits for a session that itself waits for it.'
  return `${between} Whoever comes later and needs the same table waits behind the migration.`
}

/** The session of a run that was killed may live on and hold the lock until the server notices. */
const findHeldLock: Rule = ({ flyway: { lock, migration } }) => {
  const MINUTE = 60_000
  if (!lock || migration || !lock.state?.startsWith('idle') || (lock.stateAge ?? 0) < MINUTE) return null
  return {
    rule: 'lock-held',
    title: "Flyway's lock is held by a session that does nothing.",
    detail: `No session of the same user works beside ${saySession(lock)}. It may be left of a run that was killed; no other run can begin.`,
    nextStep: 'Make sure that no run is alive where it came from; its owner may then end that session.',
    pids: [lock.pid],
  }
}

const findWaiters: Rule = ({ flyway: { migration, lock, waiting }, tree }) => {
  if (!migration) return null
  const own = [lock, migration, ...waiting].map(session => session?.pid)
  const waiters = tree.waitersOf(migration.pid).filter(pid => !own.includes(pid))
  if (waiters.length === 0) return null
  return {
    rule: 'blocks-others',
    title: `${sayCount(waiters.length, 'session waits', 'sessions wait')} behind the migration.`,
    detail: migration.wait
      ? 'They came later and need what it needs: PostgreSQL lets nobody overtake it.'
      : 'They go on when its transaction ends.',
    nextStep: null,
    pids: [migration.pid, ...waiters],
  }
}

const findTurn: Rule = ({ flyway: { lock, waiting } }) =>
  lock === null || waiting.length === 0
    ? null
    : {
        rule: 'waits-for-turn',
        title: `${sayCount(waiting.length, 'other Flyway waits', 'other Flyways wait')} for the same lock. This is normal.`,
        detail:
          'Pods that start together take turns: each tries the lock once a second, finds everything applied when it has it, and ends. ' +
          'One that tries more often than lockRetryCount allows (50 unless set) fails, and its pod starts it again.',
        nextStep: null,
        pids: [lock.pid, ...waiting.map(({ pid }) => pid)],
      }

/** Waits that the rules before do not tell: neither in the way of the migration nor behind it, nor of a Flyway. */
const findOthers: Rule = ({ sessions, flyway: { lock, migration, waiting }, tree }) => {
  const own = migration
    ? [migration.pid, ...tree.aheadOf(migration.pid), ...tree.waitersOf(migration.pid)]
    : // One of these may be the migration.
      sessions.filter(one => lock && isOwn(one, lock)).map(({ pid }) => pid)
  const told = new Set([...own, ...(lock ? waiting : []).map(({ pid }) => pid)])
  const others = sessions.map(({ pid }) => pid).filter(pid => tree.blockersOf(pid).length > 0 && !told.has(pid))
  if (others.length === 0) return null
  return {
    rule: 'others-wait',
    title: `${sayCount(others.length, 'session waits', 'sessions wait')} for a lock; none of them is a migration.`,
    detail: 'A migration that needs the same tables would wait with them.',
    nextStep: null,
    pids: [...new Set([...tree.rootsOf(...others), ...others])].filter(pid => pid !== PREPARED),
  }
}

const RULES = [findSelfWait, findDeadlock, findBlocked, findHeldLock, findWaiters, findTurn, findOthers]

function sayQuiet({ flyway: { lock, migration }, tree }: Sight): SessionFinding {
  const quietly = tree.order.length > 0 ? '' : ', and no session waits for another'
  if (lock)
    return {
      rule: 'running',
      title: sayRunning(migration),
      detail: `${migration ? "Flyway's lock is held" : sayIdle(lock)}${quietly}.`,
      nextStep: null,
      pids: [...new Set([lock, migration].flatMap(session => session?.pid ?? []))],
    }
  return {
    rule: 'quiet',
    title: 'Nothing waits now.',
    detail: "Nobody holds Flyway's lock, and no session waits for another.",
    nextStep: null,
    pids: [],
  }
}

function sayRunning(migration: ObservedSession | null): string {
  if (!migration) return "Flyway's lock is held."
  return migration.wait ? 'A migration is at work, and waits.' : 'A migration is at work, and nothing is in its way.'
}

const sayIdle = ({ state }: ObservedSession) =>
  state === null
    ? "Whether a migration is at work is hidden from the board's role"
    : 'No session beside it is seen to migrate'
