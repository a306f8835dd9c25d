import { sizeOf } from './chunk'
import type { StoredLine } from './run-log'

/** Bytes of one log that are held in memory: at all, and of lines that are not stored yet; null where none ever is. */
export type Limits = { bytes: number; unstored: number | null }

/** The newest lines of one log, without a gap up to the last. */
export type KeptLines = ReturnType<typeof createKeptLines>

/** Lines that have gone leave their places behind until they are half of all. */
const FEW = 1_024

/**
 * Holds the newest lines of a log. What is stored may go as soon as there is too much; what is not goes only past a
 * bound of its own, and then the log has a gap.
 */
export function createKeptLines({ bytes: most, unstored }: Limits) {
  let lines: StoredLine[] = []
  let sizes: number[] = []
  /** Place of the first line that is held. */
  let start = 0
  let bytes = 0
  let waiting = 0
  let through = 0
  /** First line of the chunk that still grows. */
  let open = 1
  let gap = false
  let released = false

  const mayGo = ({ number }: StoredLine) => unstored !== null && number <= through && number < open

  const trim = () => {
    const limit = released ? 0 : most
    const hardLimit = released && unstored === null ? 0 : (unstored ?? most)
    for (let line = lines[start]; line; line = lines[start]) {
      const free = mayGo(line)
      // Of a log that is stored nowhere the newest line stays, for it says how far the log came.
      if (free ? bytes <= limit : bytes <= hardLimit || start === lines.length - 1) break
      const size = sizes[start] ?? 0
      if (!free && line.number > through) {
        gap = true
        waiting -= size
      }
      bytes -= size
      start++
    }
    if (start < FEW || start < lines.length / 2) return
    lines = lines.slice(start)
    sizes = sizes.slice(start)
    start = 0
  }

  /** Place of the first line after a number; numbers are held without a gap. */
  const placeAfter = (number: number) => Math.max(start, start + number + 1 - (lines[start]?.number ?? 0))

  const bytesBetween = (after: number, last: number) => {
    const end = placeAfter(last)
    let sum = 0
    for (let place = placeAfter(after); place < end; place++) sum += sizes[place] ?? 0
    return sum
  }

  return {
    /** Takes new lines and says how many bytes they have. */
    push(added: readonly StoredLine[]): number {
      let taken = 0
      for (const line of added) {
        const size = sizeOf(line)
        lines.push(line)
        sizes.push(size)
        taken += size
      }
      bytes += taken
      waiting += taken
      trim()
      return taken
    },
    first: (): StoredLine | null => lines[start] ?? null,
    lines: (): readonly StoredLine[] => lines.slice(start),
    after: (number: number): readonly StoredLine[] => lines.slice(placeAfter(number)),
    storedThrough: () => through,
    /** Bytes that are not stored yet. */
    unstoredBytes: () => waiting,
    stored(last: number, growing: number) {
      // After a break less may be stored than was thought.
      waiting += bytesBetween(last, through) - bytesBetween(through, last)
      through = last
      open = growing
      trim()
    },
    /** Nothing is stored any more: what is not held is lost. */
    forgetStored() {
      const first = lines[start]?.number ?? through + 1
      gap ||= first > 1
      through = first - 1
      open = first
      waiting = bytes
    },
    release() {
      released = true
      trim()
    },
    markGap() {
      gap = true
    },
    hasGap: () => gap,
    /** It was let go and is stored nowhere. */
    isEmptied: () => released && unstored === null,
  }
}
