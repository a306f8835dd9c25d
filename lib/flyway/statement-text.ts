const SPACE = 32
const NBSP = '\u00a0'

/**
 * Where the run of white space with an empty line begins that Flyway takes for a token; -1 when there is none between
 * `from` and `to`, where nothing but white space is. A space that does not break ends a run.
 */
export function blankLinesIn(text: string, from: number, to: number): number {
  if (to - from < 2) return -1
  let at = from
  for (const run of text.slice(from, to).split(NBSP)) {
    if (run.indexOf('\n') < run.lastIndexOf('\n')) return at + run.search(/[^ \r]/)
    at += run.length + 1
  }
  return -1
}

/** The text from `from` to `to` without the space and control characters at its ends, and where it begins. */
export function trim(text: string, from: number, to: number): { text: string; offset: number } {
  let start = from
  let end = to
  while (start < end && text.charCodeAt(start) <= SPACE) start++
  while (end > start && text.charCodeAt(end - 1) <= SPACE) end--
  return { text: text.slice(start, end), offset: start }
}
