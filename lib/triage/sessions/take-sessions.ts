import type { ObservedSession, ObservedSessions } from '../../board/observed-sessions'
import type { Session, Sessions } from '../../board/sessions'
import { findRules } from './find-rules'
import { type FlywaySessions, findFlyway } from './flyway-sessions'
import { sayGrant } from './grant'
import { growTree, type LockTree } from './lock-tree'

/** As many are told one by one: a page of more helps nobody. */
const MOST = 200

export type TakenAt = {
  environment: string
  readAt: Date
  /** Cuts a statement's text, and hides what nobody is to see. */
  maskQuery: (text: string) => string
  /** Hides secrets: a program may write anything into its name. */
  maskName: (text: string) => string
}

/** What is shown of the sessions of a database: those of Flyway, and all that wait or are waited for, as a tree. */
export function takeSessions(
  observed: ObservedSessions,
  { environment, readAt, maskQuery, maskName }: TakenAt,
): Sessions {
  const sessions = observed.sessions.map(one => ({ ...one, application: maskName(one.application) }))
  const flyway = findFlyway(sessions)
  const tree = growTree(sessions)
  const byPid = new Map(sessions.map(session => [session.pid, session]))
  const own = [flyway.lock, flyway.migration, ...flyway.waiting].flatMap(session => (session ? [session.pid] : []))
  const building = sessions.filter(({ index }) => index).map(({ pid }) => pid)
  const shown = [...new Set([...own.filter(pid => !tree.places.has(pid)), ...tree.order, ...building])]
    .map(pid => byPid.get(pid))
    .filter(session => session !== undefined)
  return {
    environment,
    readAt: readAt.toISOString(),
    failure: null,
    grant: observed.seesAll ? null : sayGrant(observed),
    findings: findRules({ sessions, flyway, tree }),
    sessions: shown.slice(0, MOST).map(session => tell(session, { flyway, tree, readAt, maskQuery })),
    more: Math.max(0, shown.length - MOST),
  }
}

type Telling = Omit<TakenAt, 'environment' | 'maskName'> & { flyway: FlywaySessions; tree: LockTree }

function tell(session: ObservedSession, { flyway, tree, readAt, maskQuery }: Telling): Session {
  const { pid, user, application, address, state, query, wait, index } = session
  const since = (age: number | null) => sinceOf(readAt, age)
  return {
    ...{ pid, user, application, address, state },
    flyway: roleOf(session, flyway),
    stateSince: since(session.stateAge),
    transactionSince: since(session.transactionAge),
    query: query === null ? null : maskQuery(query),
    wait: wait && { kind: wait.kind, mode: wait.mode, relation: wait.relationName, since: since(wait.age) },
    holds: session.holds.map(({ mode, relationName }) => ({ mode, relation: relationName })),
    blockedBy: tree.blockersOf(pid),
    ...(tree.places.get(pid) ?? { behind: null, depth: 0 }),
    index: index && tellIndex(index),
  }
}

function roleOf(session: ObservedSession, { lock, migration, waiting }: FlywaySessions): Session['flyway'] {
  if (session === lock) return session === migration ? 'alone' : 'lock'
  if (session === migration) return 'migration'
  return waiting.includes(session) ? 'waiting' : null
}

function tellIndex({
  blocksDone,
  blocksTotal,
  tuplesDone,
  tuplesTotal,
  ...rest
}: NonNullable<ObservedSession['index']>) {
  const [done, total] = tuplesTotal > 0 ? [tuplesDone, tuplesTotal] : [blocksDone, blocksTotal]
  return { ...rest, share: total > 0 ? Math.min(1, done / total) : null }
}

/** To the second: what did not change is told in the same words at each reading. */
function sinceOf(readAt: Date, age: number | null): string | null {
  return age === null ? null : new Date(Math.round((readAt.getTime() - age) / 1000) * 1000).toISOString()
}
