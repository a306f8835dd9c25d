import { readToken, type Token } from './sql-token'
import type { Statement } from './statement'

/** Where an offset of a statement's text stands in its script. */
export function placeWithin({ text, line, column }: Pick<Statement, 'text' | 'line' | 'column'>, offset: number) {
  const first = startOfCode(text)
  const between = text.slice(first, Math.max(offset, first))
  const breaks = between.split('\n').length - 1
  const at = between.length - (between.lastIndexOf('\n') + 1)
  return { line: line + breaks, column: breaks === 0 ? column + at : at + 1 }
}

/** Where a statement's first token is that is no comment: `line` and `column` are of this one. */
export function startOfCode(text: string): number {
  const token: Token = { kind: 'other', gap: 0, start: 0, end: 0 }
  while (readToken(text, token)) if (token.kind !== 'comment') return token.start
  return 0
}

/** An offset in PostgreSQL's characters as one in JavaScript's, where some take two. */
export function toUnits(text: string, characters: number): number {
  let units = 0
  for (let left = characters; left > 0 && units < text.length; left--)
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1
  return units
}
