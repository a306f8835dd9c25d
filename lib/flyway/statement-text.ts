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

/** The offset behind the blanks at `from`, `to` at most: all that Java's `trim` takes away, the space and control characters. */
export function afterBlanks(text: string, from: number, to: number): number {
  let at = from
  while (at < to && text.charCodeAt(at) <= SPACE) at++
  return at
}

/** The offset of the blanks before `to`, `from` at least. */
export function beforeBlanks(text: string, from: number, to: number): number {
  let at = to
  while (at > from && text.charCodeAt(at - 1) <= SPACE) at--
  return at
}
