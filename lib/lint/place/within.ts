import { readToken, type Token } from '../../flyway/sql-token'
import type { Statement } from '../../flyway/statement'

/** Where an offset of a statement's text stands in its script. */
export function placeWithin({ text, line, column }: Pick<Statement, 'text' | 'line' | 'column'>, offset: number) {
  const first = firstWord(text)
  const between = text.slice(first, Math.max(offset, first))
  const breaks = between.split('\n').length - 1
  const at = between.length - (between.lastIndexOf('\n') + 1)
  return { line: line + breaks, column: breaks === 0 ? column + at : at + 1 }
}

/** `line` and `column` of a statement are those of its first token that is no comment. */
function firstWord(text: string): number {
  const token: Token = { kind: 'other', gap: 0, start: 0, end: 0 }
  while (readToken(text, token)) if (token.kind !== 'comment') return token.start
  return 0
}
