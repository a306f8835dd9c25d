import { afterBlanks, beforeBlanks } from './statement-text'

/** Lines that follow `COPY … FROM STDIN;`. */
export type CopyData = {
  start: number
  /** Of the line `\.`, which is not data. */
  end: number
  /** Where the script goes on. */
  after: number
}

/** The data that begins on the line after `from`; null when no line `\.` ends it, where Flyway would read for ever. */
export function findCopyData(text: string, from: number): CopyData | null {
  const start = lineAfter(text, from)
  let at = start
  for (;;) {
    const found = text.indexOf('\\.', at)
    if (found < 0) return null
    const line = Math.max(text.lastIndexOf('\n', found) + 1, start)
    const after = lineAfter(text, found)
    if (afterBlanks(text, line, found) === found && beforeBlanks(text, found, after) === found + 2)
      return { start, end: line, after }
    at = after
  }
}

function lineAfter(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end + 1
}
