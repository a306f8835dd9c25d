import type { Attempt, PodEvent } from '../board/observation'
import type { RunLog, StoredLine } from './run-log'

/** What an earlier life of the board has stored of a log: its end, for whoever resumes it, the time of its first line, and since when it was followed. */
export type Resume = { lines: StoredLine[]; firstTime: string | null; openedAt: string }

/** A log that is open; `resume` is null where the log begins now. */
export type OpenLog = { log: RunLog; resume: Resume | null }

/** A run that the board sees now, and how far it is stored. */
export type Entry = {
  environment: string
  attempt: Attempt
  /** Those of its pod, where it is the newest of that pod. */
  events: readonly PodEvent[]
  log: RunLog | null
  /** Since when its log is followed, ISO. */
  openedAt: string
  /** Its log was opened, or is being opened: then its lines are being taken from the archive. */
  opening: Promise<OpenLog> | null
  restoring: boolean
  /** Makes its reader begin anew, from what is stored. */
  again: () => void
  stored: StoredState
  /** It was compared with what is stored, over the connection that is open now. */
  settled: boolean
  /** The database refused it, and would again. */
  refused: boolean
}

/** What is known to be stored of a run. */
export type StoredState = {
  attempt: Attempt | null
  events: readonly PodEvent[]
  completeness: string | null
  lastTime: string | null
  /** First line of the chunk that still grows. */
  open: number
  /** Compressed bytes of all chunks, and of those before the one that grows. */
  bytes: number
  closedBytes: number
}

const NO_EVENTS: readonly PodEvent[] = []

export const NOT_STORED: StoredState = {
  attempt: null,
  events: NO_EVENTS,
  completeness: null,
  lastTime: null,
  open: 1,
  bytes: 0,
  closedBytes: 0,
}

export function createEntry(environment: string, attempt: Attempt): Entry {
  return {
    environment,
    attempt,
    events: NO_EVENTS,
    log: null,
    openedAt: new Date().toISOString(),
    opening: null,
    restoring: false,
    again: () => {},
    stored: NOT_STORED,
    settled: false,
    refused: false,
  }
}

/** Whether anything of a run is not stored yet. */
export function isDirty({ attempt, events, log, stored, refused, restoring }: Entry): boolean {
  if (refused || restoring) return false
  if (stored.attempt !== attempt || stored.events !== events) return true
  if (!log) return false
  const { lines, completeness } = log.facts()
  return lines > log.storedThrough() || completeness !== stored.completeness
}
