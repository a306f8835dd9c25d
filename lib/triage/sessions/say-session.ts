import type { ObservedSession } from '../../board/observed-sessions'
import { PREPARED } from './lock-tree'

/** A session in a few words: `pid 4711 (rear_diff, psql), idle in transaction`. */
export function saySession({ pid, user, application, state }: ObservedSession): string {
  const who = [user, application].filter(word => word).join(', ')
  return `pid ${pid}${who ? ` (${who})` : ''}${state ? `, ${state}` : ''}`
}

/** What to do about a session that is in the way, by what it does. */
export function sayWayOut(root: ObservedSession | undefined, pid: number): string {
  if (pid === PREPARED)
    return 'Find it in pg_prepared_xacts, and let its owner commit it or roll it back (COMMIT PREPARED, ROLLBACK PREPARED).'
  if (root?.state?.startsWith('idle in transaction'))
    return 'Its program has left a transaction open. Let its owner commit, roll back or end that session; the run then goes on by itself.'
  if (root?.application.startsWith('pg_dump'))
    return 'A backup reads every table until it ends. Let it end, and migrate at another time.'
  return 'Let it end, or ask its owner to cancel it; the run then goes on by itself.'
}

/** `1 session waits`, `3 sessions wait`. */
export const sayCount = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
