import pg, { type Pool, type PoolClient } from 'pg'
import type { History } from '../board/observation'
import { errorOfDatabase } from './history-error'
import { beginQuery, rowsQuery, waitQuery } from './history-queries'
import { keepRows, readHistoryRows, type TextRow } from './history-rows'
import { flywayLockOf } from './lock-key'
import { withClient } from './open-client'
import { readWait } from './run-wait'
import { askText } from './text-query'

export { connectHistory } from './history-pool'

/** Which table is read, and what is known of it. */
export type HistoryQuestion = {
  /** Null: the connection's current schema, as Flyway without `defaultSchema` and `schemas`. */
  schema: string | null
  table: string
  /** The value that was read before: what did not change keeps its identity. */
  known?: History
  /** Ends the reading at once, and its connection. */
  signal?: AbortSignal
}

/**
 * Reads the history table and Flyway's lock in one short read-only transaction. No table is an answer (`exists: false`,
 * SQLSTATE 42P01); whatever else goes wrong is thrown as a SourceError.
 */
export async function readHistory(pool: Pool, question: HistoryQuestion): Promise<History> {
  try {
    const read = await withClient(pool, question.signal, client => readInTransaction(client, question))
    return keepKnown(read, question.known)
  } catch (cause) {
    throw errorOfDatabase(cause)
  }
}

async function readInTransaction(client: PoolClient, { schema, table, known }: HistoryQuestion): Promise<History> {
  const asked = Date.now()
  const [facts, locks] = (await askText(client, beginQuery(schema, table))).slice(-2)
  const now = new Date()
  const fact = facts?.rows[0] ?? {}
  const place = fact.schema ?? null
  const holder = place === null ? null : findHolder(locks?.rows ?? [], place, table)
  const wait = holder === null ? undefined : (await askText(client, waitQuery(holder)))[0]?.rows[0]
  const rows = place !== null && fact.there === 't' ? await readRows(client, place, table) : null
  // After the rows the transaction has ended, with their message.
  if (rows === null) await askText(client, 'COMMIT')
  const clockOffset = settleOffset(Math.round(Number(fact.clock) - (asked + now.getTime()) / 2), known)
  return {
    exists: rows !== null,
    rows: rows ?? [],
    locked: holder !== null,
    waitingSince: readWait(wait, known?.waitingSince ?? null, now, clockOffset),
    clockOffset,
    serverVersion: fact.version?.split(' ')[0] ?? '',
  }
}

/** Null where the table went between the two halves of the reading (42P01, or its schema did: 3F000). */
async function readRows(client: PoolClient, schema: string, table: string): Promise<History['rows'] | null> {
  try {
    const [answer] = await askText(client, `${rowsQuery(schema, table)}; COMMIT`)
    return answer ? readHistoryRows(answer.columns, answer.rows) : null
  } catch (cause) {
    if (cause instanceof pg.DatabaseError && (cause.code === '42P01' || cause.code === '3F000')) return null
    throw cause
  }
}

function findHolder(locks: TextRow[], schema: string, table: string): number | null {
  const { classid, objid } = flywayLockOf(schema, table)
  const lock = locks.find(row => Number(row.classid) === classid && Number(row.objid) === objid)
  return lock ? Number(lock.pid) : null
}

/** A clock seems to move by what the network takes; below this it stands still (a person is told from 5 s on). */
const CLOCK_NOISE = 500

function settleOffset(offset: number, known: History | undefined): number {
  return known && Math.abs(offset - known.clockOffset) < CLOCK_NOISE ? known.clockOffset : offset
}

function keepKnown(read: History, known: History | undefined): History {
  if (!known) return read
  const history = { ...read, rows: keepRows(read.rows, known.rows) }
  // Both have the same keys: each was made by readInTransaction.
  const isSame = (Object.keys(history) as (keyof History)[]).every(key => history[key] === known[key])
  return isSame ? known : history
}
