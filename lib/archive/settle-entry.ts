import type pg from 'pg'
import { type Entry, NOT_STORED } from './entry'

type Row = { lines: number; last_time: string | null; completeness: string | null; stored_bytes: number }

const STORED = 'SELECT lines, last_time, completeness, stored_bytes::float8 FROM run WHERE id = $1'

/**
 * Compares a run with what is stored of it. After a break nobody knows whether the last transaction was committed; and
 * where the board could not ask at its start, an earlier life of it may have stored what the log in memory has not: then
 * its reader begins anew, from what is stored.
 */
export async function settleEntry(client: pg.Client, entry: Entry): Promise<void> {
  const { log } = entry
  if (!log) {
    entry.settled = true
    return
  }
  const { rows } = await client.query<Row>(STORED, [entry.attempt.id])
  const [row] = rows
  entry.settled = true
  if (!row || row.completeness === null) {
    log.forgetStored()
    entry.stored = { ...NOT_STORED, open: log.storedThrough() + 1 }
    return
  }
  const { lines, last_time: lastTime, completeness, stored_bytes: bytes } = row
  if (lines === log.storedThrough()) return
  const known = log.after(lines - 1)[0]
  if (lines > 0 && !(known?.number === lines && known.time === lastTime)) return beginAnew(entry)
  log.stored(lines, lines + 1)
  entry.stored = { ...entry.stored, completeness, lastTime, open: lines + 1, bytes, closedBytes: bytes }
}

function beginAnew(entry: Entry): void {
  entry.restoring = true
  entry.opening = null
  entry.again()
}
