/** Lines of a script around a statement, ready to be shown. */
export type Excerpt = {
  /** Number of the first line. */
  from: number
  lines: string[]
  /** Lines of the statement that are left out at its end. */
  cut: number
}

const BEFORE = 4
const AFTER = 2
/** A statement may be as long as its script; what counts is mostly at its beginning. */
const MOST_LINES = 80
const LONGEST_LINE = 2_000

/** A statement with a few lines before and after it; a very long one is cut. */
export function excerptOf(script: string, { line, endLine }: { line: number; endLine: number }): Excerpt {
  const from = Math.max(1, line - BEFORE)
  const last = Math.min(endLine, line + MOST_LINES - 1)
  const cut = endLine - last
  const to = cut > 0 ? last : endLine + AFTER
  const lines = script.split(/\r?\n/).slice(from - 1, to)
  return { from, lines: lines.map(text => text.slice(0, LONGEST_LINE)), cut }
}
