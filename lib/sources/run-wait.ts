import type { TextRow } from './history-rows'

/**
 * Since when a run waits, ISO, by the board's clock: the server's is off by `clockOffset` ms. Where the server does not say, it is the moment at which the board saw it first, which
 * `known` carries from reading to reading.
 */
export function readWait(
  row: TextRow | undefined,
  known: string | null,
  now: Date,
  clockOffset: number,
): string | null {
  if (row?.waiting !== 't') return null
  const since = Date.parse(row.since ?? '')
  return Number.isNaN(since) ? (known ?? now.toISOString()) : new Date(since - clockOffset).toISOString()
}
