import { sizeOf } from './chunk'
import type { StoredLine } from './run-log'

/** Bytes of one log that are held in memory: at all, and of lines that are not stored yet; null where none ever is. */
export type Limits = { bytes: number; unstored: number | null }

/** The newest lines of one log, without a gap up to the last. */
export type KeptLines = ReturnType<typeof createKeptLines>

/**
 * Holds the newest lines of a log. What is stored may go as soon as there is too much; what is not goes only past a
 * bound of its own, and then the log has a gap.
 */
export function createKeptLines({ bytes: most, unstored }: Limits) {
  let kept: StoredLine[] = []
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
    let count = 0
    for (const line of kept) {
      const free = mayGo(line)
      // Of a log that is stored nowhere the newest line stays, for it says how far the log came.
      if (free ? bytes <= limit : bytes <= hardLimit || count === kept.length - 1) break
      if (!free && line.number > through) gap = true
      bytes -= sizeOf(line)
      count++
    }
    if (count > 0) kept = kept.slice(count)
  }

  const after = (number: number): readonly StoredLine[] => {
    const first = kept[0]?.number ?? 0
    return number < first ? kept : kept.slice(number + 1 - first)
  }

  return {
    push(added: readonly StoredLine[]) {
      for (const line of added) {
        kept.push(line)
        bytes += sizeOf(line)
        waiting += sizeOf(line)
      }
      trim()
    },
    lines: (): readonly StoredLine[] => kept,
    after,
    storedThrough: () => through,
    /** Bytes that are not stored yet. */
    unstoredBytes: () => waiting,
    stored(last: number, growing: number) {
      through = last
      open = growing
      waiting = after(last).reduce((sum, line) => sum + sizeOf(line), 0)
      trim()
    },
    /** Nothing is stored any more: what is not held is lost. */
    forgetStored() {
      const first = kept[0]?.number ?? through + 1
      gap ||= first > 1
      through = first - 1
      open = first
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
