import type { Pool } from 'pg'
import type { LockWait, ObservedSession, ObservedSessions } from '../board/observed-sessions'
import { SourceError } from '../errors'
import { errorOfDatabase } from './history-error'
import { flywayLockOf } from './lock-key'
import { withClient } from './open-client'
import { sessionsQuery } from './sessions-query'
import { askText } from './text-query'

type Key = [classid: number, objid: number]

/** A session as the query tells it, which does not know the key of the lock. */
type Row = Omit<ObservedSession, 'wait' | 'holdsFlywayLock'> & {
  wait: (Omit<LockWait, 'forFlywayLock'> & { key: Key | null }) | null
  flywayKeys: Key[] | null
}

/**
 * Reads the sessions of a database but the board's own, in one statement of one short read-only transaction that locks
 * nothing but catalogs, for reading. What goes wrong is thrown as a SourceError.
 */
export async function readSessions(
  pool: Pool,
  { schema, table, signal }: { schema: string | null; table: string; signal?: AbortSignal },
): Promise<ObservedSessions> {
  try {
    const answers = await withClient(pool, signal, client => askText(client, sessionsQuery(schema)))
    const row = answers.at(-2)?.rows[0]
    // Made by the query, of this very shape.
    const sessions = JSON.parse(row?.sessions ?? '[]') as Row[]
    const lock = row?.schema ? flywayLockOf(row.schema, table) : null
    const isLock = (key: Key) => key[0] === lock?.classid && key[1] === lock.objid
    return {
      sessions: sessions.map(session => observed(session, isLock)),
      seesAll: row?.seesAll === 't',
      role: row?.role ?? '',
      serverVersion: Number(row?.version),
    }
  } catch (cause) {
    const { code, detail } = errorOfDatabase(cause)
    throw new SourceError('sessions', code, detail, cause)
  }
}

function observed({ wait, flywayKeys, ...session }: Row, isLock: (key: Key) => boolean): ObservedSession {
  const { key, ...rest } = wait ?? { key: null }
  return {
    ...session,
    wait: wait && { ...(rest as Omit<LockWait, 'forFlywayLock'>), forFlywayLock: key !== null && isLock(key) },
    holdsFlywayLock: flywayKeys?.some(isLock) ?? false,
  }
}
