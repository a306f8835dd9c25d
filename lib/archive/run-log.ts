import type { LogReading } from '../flyway/log-reading'
import { createLogReader } from '../flyway/read-log'
import { type LineLevel, levelOf } from './line-level'

/** One line of a run's log as viewers get it; numbers count from 1 and are never given twice. */
export type StoredLine = { number: number; time: string | null; text: string; level: LineLevel }

/** How much of a log is known to be there (product.md §2, rule 7). */
export type Completeness = 'complete' | 'live' | 'resumed' | 'started-late' | 'gap-possible' | 'none'

/** The log of one run, as far as it is kept. */
export type RunLog = {
  append: (lines: { time: string | null; text: string; masked: number }[]) => void
  complete: (completeness: Completeness) => void
  /** Lets all lines but the last one go, now and from now on: `none` is kept, what was read in the log stays known. */
  release: () => void
  lines: () => readonly StoredLine[]
  facts: () => RunLogFacts
  /** Tells of each batch of new lines, and once with none when the log is complete. Returns the end of the subscription. */
  subscribe: (listener: (lines: StoredLine[]) => void) => () => void
}

/** What is known of a log besides its lines. */
export type RunLogFacts = {
  reading: LogReading
  lastLine: { number: number; time: string | null; text: string } | null
  /** Lines and bytes that were seen, kept or not. */
  lines: number
  bytes: number
  masked: number
  completeness: Completeness
  ended: boolean
}

/**
 * Keeps one run's log in memory, reads it as Flyway's, and tells those who follow it. Past `maxBytes` the oldest lines
 * go, and the log says `gap-possible`.
 */
export function createRunLog(maxBytes: number): RunLog {
  const reader = createLogReader()
  const listeners = new Set<(lines: StoredLine[]) => void>()
  let kept: StoredLine[] = []
  let keptBytes = 0
  let lines = 0
  let bytes = 0
  let masked = 0
  let completeness: Completeness = 'live'
  let ended = false
  let dropped = false
  let released = false

  const last = () => lastOf(kept, reader.reading().failure?.logLine)

  const drop = () => {
    let count = 0
    while (keptBytes > maxBytes && count < kept.length - 1) keptBytes -= size(kept[count++]?.text ?? '')
    kept = kept.slice(count)
    dropped ||= count > 0
  }

  const keepLast = () => {
    const line = last()
    kept = line ? [line] : []
  }

  return {
    append(incoming) {
      const added = incoming.map(line => {
        reader.push(line.text, line.time)
        bytes += size(line.text)
        masked += line.masked
        return { number: ++lines, time: line.time, text: line.text, level: levelOf(line.text) }
      })
      kept.push(...added)
      keptBytes += added.reduce((sum, line) => sum + size(line.text), 0)
      if (released) keepLast()
      else if (keptBytes > maxBytes) drop()
      for (const tell of listeners) tell(added)
    },
    complete(how) {
      completeness = how
      ended = how !== 'live' && how !== 'resumed'
      if (ended) for (const tell of listeners) tell([])
    },
    release() {
      released = true
      keepLast()
    },
    lines: () => kept,
    facts: () => ({
      reading: reader.reading(),
      lastLine: saidBy(last()),
      lines,
      bytes,
      masked,
      completeness: released ? 'none' : dropped ? 'gap-possible' : completeness,
      ended,
    }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

// A line is what `kubectl logs` prints: its text and one line feed.
const size = (text: string) => Buffer.byteLength(text) + 1

/** The last line that says something: Flyway ends many a log with an empty one, and repeats a failure after its head. */
function lastOf(lines: StoredLine[], failureHead = Number.POSITIVE_INFINITY): StoredLine | undefined {
  return lines.findLast(({ number, text }) => number <= failureHead && text.trim() !== '') ?? lines.at(-1)
}

const saidBy = (line: StoredLine | undefined) =>
  line ? { number: line.number, time: line.time, text: line.text } : null
