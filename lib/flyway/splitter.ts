import { findCopyData } from './copy-data'
import { createLineCounter } from './line-counter'
import { readToken, type Token } from './sql-token'
import type { Split, Statement } from './statement'
import { createStatementWords } from './statement-words'
import { isTransactional } from './transactional'

export type SplitOptions = {
  /** Major version of the server; since 12 an enum takes a new value inside a transaction. */
  serverMajor?: number
}

/**
 * Cuts a script into statements as Flyway does on PostgreSQL (Parser, PostgreSQLParser): at each `;` outside quotes,
 * comments, parentheses and `BEGIN ATOMIC … END`. The time it takes grows with the length of the text, no faster.
 */
export function splitStatements(text: string, { serverMajor = 18 }: SplitOptions = {}): Split {
  const statements: Statement[] = []
  const placeOf = createLineCounter(text)
  const words = createStatementWords()
  const token: Token = { kind: 'other', start: 0, end: 0 }
  let start = 0
  let offset = -1
  let first = -1
  let last = 0
  let parentheses = 0

  const take = (): Statement => {
    const keywords = words.text()
    const transactional = isTransactional(keywords, serverMajor)
    const statement: Statement = {
      kind: 'sql',
      text: text.slice(offset, last),
      data: null,
      ...placeOf(first),
      offset,
      start,
      end: token.end,
      keywords,
      transactional,
    }
    if (!words.copies()) return statement
    const found = findCopyData(text, token.end)
    if (!found) return statement
    return { ...statement, kind: 'copy', data: text.slice(found.start, found.end), end: found.after }
  }
  const begin = (at: number) => {
    start = at
    token.end = at
    offset = -1
    first = -1
    parentheses = 0
    words.reset()
  }

  while (readToken(text, token)) {
    if (token.kind === 'delimiter' && parentheses === 0 && !words.inBlock()) {
      if (first < 0) {
        // A `;` without a statement is dropped, and the comments before it.
        offset = -1
        continue
      }
      const statement = take()
      if (words.copies() && statement.data === null) return { statements, error: unterminatedCopy(statement) }
      statements.push(statement)
      begin(statement.end)
      continue
    }
    if (offset < 0) offset = token.start
    last = token.end
    if (token.kind === 'comment') continue
    if (first < 0) first = token.start
    if (token.kind === 'word' && parentheses === 0) words.read(text.slice(token.start, token.end))
    else words.interrupt()
    if (token.kind === 'open') parentheses++
    else if (token.kind === 'close' && parentheses > 0) parentheses--
  }
  token.end = text.length
  if (first >= 0) {
    const statement = take()
    if (words.copies()) return { statements, error: unterminatedCopy(statement) }
    statements.push(statement)
  }
  return { statements, error: null }
}

const unterminatedCopy = ({ line, column }: Statement) => ({
  line,
  column,
  message: 'The data of COPY … FROM STDIN has no end: a line that is only \\. must follow it',
})
