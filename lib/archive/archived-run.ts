import type { Attempt, ObservedRun } from '../board/observation'
import { type Completeness, isEnd } from './run-log'

/** A run as the archive has it. */
export type ArchivedRun = {
  environment: string
  attempt: Attempt
  /** What its log says. */
  said: Pick<ObservedRun, 'reading' | 'lastLine' | 'log'>
  /** Places in which a secret was masked. */
  masked: number
  firstError: number | null
  /** Since when its log was followed, ISO; null when it never was. */
  openedAt: string | null
  /** Time of the last stored line. */
  lastTime: string | null
  /** What its log takes, compressed. */
  storedBytes: number
  /** Its log was read to the end. */
  ended: boolean
}

export const RUN_COLUMNS =
  'environment, attempt, reading, last_line, first_error, lines, bytes::float8, masked, last_time, completeness, opened_at, stored_bytes::float8'

export type RunRow = {
  environment: string
  attempt: Attempt
  reading: ObservedRun['reading']
  last_line: ObservedRun['lastLine']
  first_error: number | null
  lines: number
  bytes: number
  masked: number
  last_time: string | null
  completeness: Completeness | null
  opened_at: Date | null
  stored_bytes: number
}

export function runOfRow(row: RunRow): ArchivedRun {
  const { completeness, lines, bytes } = row
  return {
    environment: row.environment,
    attempt: row.attempt,
    said: {
      reading: row.reading,
      lastLine: row.last_line,
      log: { lines, bytes, completeness: completeness ?? 'none' },
    },
    masked: row.masked,
    firstError: row.first_error,
    openedAt: row.opened_at?.toISOString() ?? null,
    lastTime: row.last_time,
    storedBytes: row.stored_bytes,
    ended: completeness !== null && isEnd(completeness),
  }
}
