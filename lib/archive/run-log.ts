import type { LogReading } from '../flyway/log-reading'
import { createLogReader } from '../flyway/read-log'
import { createBatches } from './batches'
import { createKeptLines, type Limits } from './kept-lines'
import { type LineLevel, levelOf } from './line-level'
import { createSaidLine } from './said-line'

/** One line of a run's log as viewers get it; numbers count from 1 and are never given twice. */
export type StoredLine = { number: number; time: string | null; text: string; level: LineLevel }

/** How much of a log is known to be there (product.md §2, rule 7). */
export type Completeness = 'complete' | 'live' | 'resumed' | 'started-late' | 'gap-possible' | 'none'

/** The log of one run while it is followed: read as Flyway's, with the lines that are in memory. */
export type RunLog = {
  append: (lines: { time: string | null; text: string; masked: number }[]) => void
  complete: (completeness: Completeness) => void
  /** Takes lines that were stored in an earlier life of the board, in order and before all others. */
  restore: (lines: readonly StoredLine[]) => void
  /** What was masked in the lines that were restored. */
  restoreMasked: (masked: number) => void
  /** Lets go of every line that it may, now and from now on; what was read in the log stays known. */
  release: () => void
  /** The first of the lines in memory, which are without a gap up to the newest. */
  first: () => StoredLine | null
  lines: () => readonly StoredLine[]
  /** Those of them after a number. */
  after: (number: number) => readonly StoredLine[]
  /** Of those the first ones, in the batch in which they came; none where there are no more. */
  batchAfter: (number: number) => readonly StoredLine[]
  facts: () => RunLogFacts
  /** Number of the last line that is stored. */
  storedThrough: () => number
  /** Bytes of its lines that are not stored yet. */
  unstoredBytes: () => number
  /** Lines up to `through` are stored; those from `open` on must stay, for their chunk grows. */
  stored: (through: number, open: number) => void
  /** Nothing of it is stored any more. */
  forgetStored: () => void
  /** Begins anew, for those who follow it, too. */
  reset: () => void
  /** Tells of each batch of new lines, and once with none when the log is complete. Returns the end of the subscription. */
  subscribe: (listener: (lines: StoredLine[]) => void) => () => void
}

/** What is known of a log besides its lines. */
export type RunLogFacts = {
  reading: LogReading
  lastLine: { number: number; time: string | null; text: string } | null
  /** Number of the first line that tells of an error. */
  firstError: number | null
  /** Lines and bytes that were seen, kept or not. */
  lines: number
  bytes: number
  masked: number
  completeness: Completeness
  ended: boolean
}

/** Keeps the newest lines of one run's log in memory, reads it as Flyway's, and tells those who follow it. */
export function createRunLog(limits: Limits): RunLog {
  const listeners = new Set<(lines: StoredLine[]) => void>()
  let state = emptyState(limits)

  const trimBatches = () => state.batches.trim(state.kept.first()?.number ?? state.lines + 1)

  const take = (added: readonly StoredLine[]) => {
    for (const line of added) {
      state.reader.push(line.text, line.time)
      if (line.level === 'error') state.firstError ??= line.number
    }
    state.lines = added.at(-1)?.number ?? state.lines
    state.said.take(added, state.kept.lines, state.reader.reading().failure?.logLine ?? null)
    state.bytes += state.kept.push(added)
    state.batches.push(added)
    trimBatches()
  }

  return {
    append(incoming) {
      let number = state.lines
      const added = incoming.map(({ time, text, masked }): StoredLine => {
        state.masked += masked
        return { number: ++number, time, text, level: levelOf(text) }
      })
      take(added)
      for (const tell of listeners) tell(added)
    },
    restore(stored) {
      if ((stored[0]?.number ?? 1) > state.lines + 1) state.kept.markGap()
      take(stored)
      state.kept.stored(state.lines, state.lines + 1)
      trimBatches()
    },
    restoreMasked(masked) {
      state.masked = masked
    },
    reset() {
      state = emptyState(limits)
    },
    complete(how) {
      state.completeness = how
      if (isEnd(how)) for (const tell of listeners) tell([])
    },
    release() {
      state.kept.release()
      trimBatches()
    },
    first: () => state.kept.first(),
    lines: () => state.kept.lines(),
    after: number => state.kept.after(number),
    batchAfter: number => state.batches.after(number),
    facts: () => factsOf(state),
    storedThrough: () => state.kept.storedThrough(),
    unstoredBytes: () => state.kept.unstoredBytes(),
    stored(through, open) {
      state.kept.stored(through, open)
      trimBatches()
    },
    forgetStored: () => state.kept.forgetStored(),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Whether no further line will come. */
export const isEnd = (completeness: Completeness) => completeness !== 'live' && completeness !== 'resumed'

const emptyState = (limits: Limits) => ({
  reader: createLogReader(),
  kept: createKeptLines(limits),
  batches: createBatches(),
  said: createSaidLine(),
  lines: 0,
  bytes: 0,
  masked: 0,
  firstError: null as number | null, // set by the first error
  completeness: 'live' as Completeness, // until it is told
})

function factsOf(state: ReturnType<typeof emptyState>): RunLogFacts {
  const { reader, kept, said, firstError, lines, bytes, masked, completeness } = state
  return {
    reading: reader.reading(),
    lastLine: said.line(),
    firstError,
    lines,
    bytes,
    masked,
    completeness: kept.isEmptied() ? 'none' : isEnd(completeness) && kept.hasGap() ? 'gap-possible' : completeness,
    ended: isEnd(completeness),
  }
}
