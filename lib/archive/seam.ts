import type { StoredLine } from './run-log'

/** The end of a log: the lines that whoever resumes it is given again. */
export type Seam = { push: (lines: readonly StoredLine[]) => void; lines: () => StoredLine[] }

const SECOND = 1_000
const PRUNED = 4_096

/** Keeps of all lines that pass the last whole seconds: a log can be asked for from a whole second on, and asks one second back. */
export function createSeam(): Seam {
  let kept: { line: StoredLine; at: number }[] = []
  let newest = Number.NEGATIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY

  const prune = () => {
    // A clock that was set back makes the last line older than others.
    const from = Math.floor(Math.min(newest, last) / SECOND) * SECOND - SECOND
    kept = kept.filter(({ at }) => at >= from)
  }

  return {
    push(lines) {
      for (const line of lines) {
        // A line without a time stands where the one before it does.
        last = line.time === null ? last : Date.parse(line.time)
        newest = Math.max(newest, last)
        kept.push({ line, at: last })
      }
      if (kept.length > PRUNED) prune()
    },
    lines() {
      prune()
      return kept.map(({ line }) => line)
    },
  }
}
