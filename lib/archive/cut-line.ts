import type { StoredLine } from './run-log'

/** Characters of a line that are handed out with many others; the whole of a longer one is in the log as text. */
const MOST = 64 * 1024

/** A line as viewers get it: `length` counts the characters of one of which `text` is only the beginning. */
export type ShownLine = StoredLine & { length?: number }

/** Cuts a line of megabytes, which would hold up all lines around it. */
export function cutLine(line: StoredLine): ShownLine {
  const { length } = line.text
  return length <= MOST ? line : { ...line, text: line.text.slice(0, MOST), length }
}

/** The same array where no line is too long. */
export const cutLines = (lines: readonly StoredLine[]): readonly ShownLine[] =>
  lines.some(({ text }) => text.length > MOST) ? lines.map(cutLine) : lines
