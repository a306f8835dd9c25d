import type { TextRow } from './history-rows'

/**
 * Since when a run waits, ISO. Where the server does not say, it is the moment at which the board saw it first, which
 * `known` carries from reading to reading.
 */
export function readWait(row: TextRow | undefined, known: string | null, now: Date): string | null {
  if (row?.waiting !== 't') return null
  const since = Date.parse(row.since ?? '')
  return Number.isNaN(since) ? (known ?? now.toISOString()) : new Date(since).toISOString()
}
