import type { LogLine, StampedLine } from './log-line'
import { type Moment, parseStamp } from './stamp'

/**
 * Sews the readings of one log together. The API takes the time to resume from in whole seconds only, so each reading
 * repeats the lines of a second or two; they are told by their times, and counted, since times may well be equal and
 * lines of one time always come in one order. Text does not count where there is a time: what an earlier life of the
 * board has stored is masked.
 */
export type Stitch = {
  /** Begins a reading; the time to ask for, null for all. */
  begin: () => string | null
  /** `new`, `repeated`, or `strange`: new, though the line that was last has not come again – not the same log, or not all of it. */
  take: (line: StampedLine) => 'new' | 'repeated' | 'strange'
  /** The reading so far has repeated the line that was last, or there is none: nothing lies between. */
  joined: () => boolean
  /** Takes lines that were read in an earlier life of the board, before the first reading. */
  restore: (lines: LogLine[]) => void
  /** For this reading, what is new is taken without the line that was last: something between may be missing. */
  giveUp: () => void
}

/** The time of a line as a number, exact within weeks of the log's first, or the text of one that has none. */
type Key = number | string

const SECOND = 1_000
/** Lines after which those too old to come again are forgotten for the first time. */
const FEW = 1_024

/** Starts the sewing of one log. */
export function createStitch(): Stitch {
  // Two lists of plain numbers: a log may bring half a million lines in the second that is remembered.
  let keys: Key[] = []
  let times: number[] = []
  let most = FEW
  let awaited = new Map<Key, number>()
  let first: number | null = null
  let clock: number | null = null
  let strict = true

  /** One second before the last line, which is the newest unless a clock was set back. */
  const from = () => Math.floor((times.at(-1) ?? 0) / SECOND) * SECOND - SECOND

  const joined = () => awaited.size === 0 || !awaited.has(keys.at(-1) ?? '')

  const keyOf = (text: string, moment: Moment | null): Key => {
    if (moment === null) return text
    first ??= moment.milliseconds
    return (moment.milliseconds - first) * 1e6 + moment.nanoseconds
  }

  const forget = () => {
    const oldest = from()
    const stays = (_line: unknown, index: number) => (times[index] ?? 0) >= oldest
    keys = keys.filter(stays)
    times = times.filter(stays)
    most = Math.max(FEW, 2 * keys.length)
  }

  const remember = (key: Key, milliseconds: number) => {
    keys.push(key)
    times.push(milliseconds)
    if (keys.length > most) forget()
  }

  /** Whether a line was awaited; then it is once less. */
  const isAwaited = (key: Key) => {
    const count = awaited.size === 0 ? 0 : (awaited.get(key) ?? 0)
    if (count > 1) awaited.set(key, count - 1)
    else if (count === 1) awaited.delete(key)
    return count > 0
  }

  return {
    begin() {
      awaited = new Map()
      strict = true
      clock = null
      if (keys.length === 0) return null
      forget()
      for (const key of keys) awaited.set(key, (awaited.get(key) ?? 0) + 1)
      return new Date(from()).toISOString().replace('.000Z', 'Z')
    },
    take({ text, moment }) {
      // A line without a stamp stands where the one before it does.
      clock = moment?.milliseconds ?? clock
      const key = keyOf(text, moment)
      if (isAwaited(key)) return 'repeated'
      if (strict && !joined()) return 'strange'
      remember(key, clock ?? times.at(-1) ?? 0)
      return 'new'
    },
    joined,
    restore(lines) {
      for (const { time, text } of lines) {
        const moment = time === null ? null : parseStamp(time)
        clock = moment?.milliseconds ?? clock
        remember(keyOf(text, moment), clock ?? 0)
      }
    },
    giveUp() {
      strict = false
    },
  }
}
