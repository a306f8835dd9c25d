import type { Problem } from '../finding'
import type { RuleId } from '../rules'

/** Where an offset of a text stands, both from 1; a line ends with a line feed. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line++
    start = end + 1
  }
  return { line, column: offset - start + 1 }
}

/** A problem of a script at an offset of its text. */
export function problemAt(
  { path, text }: { path: string; text: string },
  offset: number,
  rule: RuleId,
  message: string,
): Problem {
  return { file: path, ...placeOf(text, offset), rule, message }
}

/** A problem of a whole file: it is told at its first line. */
export function problemOf(file: string, rule: RuleId, message: string): Problem {
  return { file, line: 1, column: null, rule, message }
}
