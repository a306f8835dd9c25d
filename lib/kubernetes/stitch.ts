import type { LogLine, StampedLine } from './log-line'

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

type Known = { key: string; milliseconds: number }

const SECOND = 1_000

const keyOf = ({ time, text }: LogLine) => time ?? ` ${text}`

/** Starts the sewing of one log. */
export function createStitch(): Stitch {
  let known: Known[] = []
  let awaited = new Map<string, number>()
  let newest = Number.NEGATIVE_INFINITY
  let last: Known | null = null
  let clock = Number.NEGATIVE_INFINITY
  let strict = true

  /** One second before the last line. A clock that was set back makes the last line older than others. */
  const from = () => Math.floor(Math.min(newest, last?.milliseconds ?? newest) / SECOND) * SECOND - SECOND

  const joined = () => !last || (awaited.get(last.key) ?? 0) === 0

  const remember = (line: Known) => {
    known.push(line)
    last = line
    newest = Math.max(newest, line.milliseconds)
    if (known.length < 1_024 || known.length % 1_024 > 0) return
    const oldest = from()
    known = known.filter(({ milliseconds }) => milliseconds >= oldest)
  }

  return {
    begin() {
      awaited = new Map()
      strict = true
      clock = Number.NEGATIVE_INFINITY
      if (!last) return null
      const since = from()
      known = known.filter(({ milliseconds }) => milliseconds >= since)
      for (const { key } of known) awaited.set(key, (awaited.get(key) ?? 0) + 1)
      return new Date(since).toISOString().replace('.000Z', 'Z')
    },
    take({ time, text, milliseconds }) {
      // A line without a stamp stands where the one before it does.
      clock = milliseconds ?? clock
      const key = keyOf({ time, text })
      const expected = awaited.get(key) ?? 0
      if (expected > 0) {
        awaited.set(key, expected - 1)
        return 'repeated'
      }
      if (strict && !joined()) return 'strange'
      remember({ key, milliseconds: Number.isFinite(clock) ? clock : Math.max(newest, 0) })
      return 'new'
    },
    joined,
    restore(lines) {
      for (const line of lines) {
        clock = line.time === null ? clock : Date.parse(line.time)
        remember({ key: keyOf(line), milliseconds: Number.isFinite(clock) ? clock : 0 })
      }
    },
    giveUp() {
      strict = false
    },
  }
}
