import { createLineCounter } from './line-counter'
import type { Compatibility } from './options'
import { type Look, looksOf } from './read-ahead'
import { splitStatements } from './splitter'
import { readToken, type Token } from './sql-token'

/** So many characters Flyway reads ahead at once. */
const AHEAD = 256
/** So many it looks at to know a token. */
const DEPTH = 3

/**
 * Where Flyway is when it meets a placeholder without a value behind `text`: it replaces as it reads, and reads ahead, so
 * it names the statement that it was at, not the one with the placeholder.
 */
export function placeOfMissing(text: string, compatibility: Compatibility): { line: number; column: number } {
  return createLineCounter(text)(offsetOfMissing(text, compatibility))
}

function offsetOfMissing(text: string, compatibility: Compatibility): number {
  const ends = new Map(
    splitStatements(text, { compatibility }).statements.map(({ delimiter, end }) => [delimiter, end]),
  )
  const token: Token = { kind: 'other', gap: 0, start: 0, end: 0 }
  let ahead = AHEAD
  let filledAt = -AHEAD
  /** The statement's first token, or the last comment before it; -1: neither so far. */
  let at = -1
  let begun = false

  /** True when the placeholder is read on the way. What is looked at may be longer than what is there: then more is read at each step. */
  const meets = ({ from, to, width }: Look): boolean => {
    for (
      let next = Math.max(from, filledAt + ahead - width);
      next <= to;
      next = filledAt + Math.max(1, ahead - width)
    ) {
      if (width >= ahead) ahead = width + next - filledAt
      filledAt = next
      if (text.length < filledAt + ahead) return true
    }
    return false
  }
  const meetsAt = (start: number, looks: Look[]) => meets({ from: start, to: start, width: DEPTH }) || looks.some(meets)

  for (;;) {
    const more = readToken(text, token)
    for (const space of spacesIn(text, token.gap, token.start)) {
      if (meetsAt(space.from, space.blank === null ? [] : [{ ...space, width: 0 }])) return at < 0 ? space.from : at
      if (space.blank && !begun) at = space.from
    }
    if (!more || meetsAt(token.start, looksOf(text, token))) return at < 0 ? token.start : at
    if (token.kind === 'delimiter') {
      const end = ends.get(token.start)
      if (end === undefined && begun) continue
      token.end = end ?? token.end
      at = -1
      begun = false
    } else if (token.kind !== 'open' && token.kind !== 'close' && !begun) {
      at = token.start
      begun = token.kind !== 'comment'
    }
  }
}

/** White space as Flyway reads it: each space alone (`blank` null), other runs at once, blank lines among them a token. */
function spacesIn(text: string, from: number, to: number): { from: number; to: number; blank: boolean | null }[] {
  const spaces = []
  for (const { 0: run, index } of text.slice(from, to).matchAll(/[ \r\u00a0]|[^\u00a0]+/g)) {
    const blank = /^[ \r\u00a0]$/.test(run) ? null : run.split('\n').length > 2
    spaces.push({ from: from + index, to: from + index + run.length, blank })
  }
  return spaces
}
