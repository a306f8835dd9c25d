import type { Pool } from 'pg'
import type { History } from '../board/observation'
import type { SourceError } from '../errors'
import { readHistory } from '../sources/history'
import { poll } from './poll'

type Told = {
  history: (history: History, at: Date) => void
  failure: (error: SourceError, at: Date, nextTryAt: Date) => void
}

/** Where the table is: known from the configuration or the container, and null where the connection decides. */
export type HistoryTable = { schema: string | null; table: string }

/** Reads the history table again and again until the signal, at the pace that is asked for. */
export function collectHistory(
  pool: Pool,
  table: () => HistoryTable,
  pace: () => number,
  on: Told,
  signal: AbortSignal,
): { kick: () => void; ended: Promise<void> } {
  let known: History | undefined
  return poll<History>(
    {
      source: 'history',
      read: async reading => {
        const history = await readHistory(pool, { ...table(), known, signal: reading })
        known = history
        return history
      },
      pace,
      answered: on.history,
      failed: on.failure,
    },
    signal,
  )
}
