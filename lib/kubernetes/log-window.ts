import type { Attempt } from '../board/observation'
import type { StampedLine } from './log-line'

/** The time in which an attempt can have written. The API picks a log by name, so another attempt's may come instead. */
export type LogWindow = {
  /** From when to when, in milliseconds, as far as is known by now. */
  bounds: () => { earliest: number; latest: number }
  /** Notes a line of the log. */
  saw: (line: StampedLine) => void
  /** The log was first read long after the start, and its first line is not from then: the beginning may be rotated away. */
  startedLate: () => boolean
}

/** Kubernetes gives start and end in whole seconds. */
const EARLIEST = 1_000
const LATEST = 2_000
const LATE = 10_000

/** `opened`: when the log was first asked for, milliseconds; `first`: the time of its first line, where that was read before. */
export function createLogWindow(attempt: () => Attempt, known: { opened: number; first: string | null }): LogWindow {
  const { opened } = known
  let first = parse(known.first)

  return {
    bounds() {
      const { startedAt, finishedAt } = attempt()
      return {
        earliest: (parse(startedAt) ?? Number.NEGATIVE_INFINITY) - EARLIEST,
        latest: (parse(finishedAt) ?? Number.POSITIVE_INFINITY) + LATEST,
      }
    },
    saw({ moment }) {
      first ??= moment?.milliseconds ?? null
    },
    startedLate() {
      const begun = parse(attempt().startedAt)
      return begun !== null && first !== null && opened - begun > LATE && first - begun > LATE
    },
  }
}

function parse(time: string | null): number | null {
  const parsed = time ? Date.parse(time) : Number.NaN
  return Number.isNaN(parsed) ? null : parsed
}
