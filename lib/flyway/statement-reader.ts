import { findCopyData } from './copy-data'
import { createLineCounter } from './line-counter'
import type { Compatibility } from './options'
import { readToken, type Token } from './sql-token'
import type { SplitError, Statement } from './statement'
import { createStatementKinds } from './statement-kind'
import { afterBlanks, beforeBlanks, blankLinesIn } from './statement-text'
import { createStatementWords } from './statement-words'

/** Reads the statements of a script one after the other: the next one, what is wrong with it, or null behind the last. */
export type StatementReader = () => Statement | SplitError | null

/** What has been seen of a statement: where its text begins and its first token that is no comment; -1: not yet. */
type Beginning = { offset: number; first: number }

const BYTE_ORDER_MARK = 0xfeff
const UNTERMINATED_COPY = 'The data of COPY … FROM STDIN has no end: a line that is only \\. must follow it'

/** Reads `text` as the Flyway of `compatibility` does for a server of `serverMajor` (Parser.getNextStatement). */
export function createStatementReader(
  text: string,
  serverMajor: number,
  compatibility: Compatibility,
): StatementReader {
  const scriptStart = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  const placeOf = createLineCounter(text, scriptStart)
  const kindOf = createStatementKinds(serverMajor)
  const words = createStatementWords(compatibility === '11.20' || compatibility === '13')
  const token: Token = { kind: 'other', gap: 0, start: 0, end: scriptStart }
  let pieceStart = 0
  // Flyway never sets it back: behind a parenthesis too many it finds no further delimiter.
  let depth = 0

  const follow = () => {
    if (token.kind === 'open') depth++
    else if (token.kind === 'close') depth--
    else if (depth < 0) words.interrupt()
    else if (depth === 0 && token.kind !== 'comment') words.read(text, token)
  }

  /** The statement that ends at `delimiter`; reading goes on at `after`. */
  const take = ({ offset, first }: Beginning, delimiter: number, after: number): Statement | SplitError => {
    const { line, column } = placeOf(first)
    const { keywords, copies, transactional } = kindOf(words.text())
    const copied = copies ? findCopyData(text, after) : null
    if (copies && !copied) return { line, column, message: UNTERMINATED_COPY }
    const start = pieceStart
    pieceStart = copied ? copied.after : after
    token.end = pieceStart
    const textStart = afterBlanks(text, offset, delimiter)
    return {
      kind: copied ? 'copy' : 'sql',
      text: text.slice(textStart, beforeBlanks(text, textStart, delimiter)),
      data: copied ? text.slice(copied.start, copied.end) : null,
      dataOffset: copied ? copied.start : null,
      line,
      column,
      offset: textStart,
      delimiter,
      start,
      end: pieceStart,
      keywords,
      transactional,
    }
  }

  const takeLast = (beginning: Beginning): Statement | SplitError | null => {
    const { offset, first } = beginning
    if (first < 0 || afterBlanks(text, offset, text.length) === text.length) return null
    if (!words.inBlock()) return take(beginning, text.length, text.length)
    const { line, column } = placeOf(first)
    return { line, column, message: `Incomplete statement at line ${line} col ${column}: ${text.slice(offset)}` }
  }

  return () => {
    const beginning: Beginning = { offset: -1, first: -1 }
    words.reset()
    while (readToken(text, token)) {
      if (beginning.offset < 0) beginning.offset = blankLinesIn(text, token.gap, token.start)
      if (token.kind === 'delimiter') {
        if (beginning.first >= 0 && depth === 0 && !words.inBlock()) return take(beginning, token.start, token.end)
        // Without a statement before it, it is dropped, and the comments too.
        if (beginning.first < 0) beginning.offset = -1
      }
      note(beginning, token)
      follow()
    }
    return takeLast(beginning)
  }
}

/** Parentheses do not begin a statement: Flyway forgets those before its first token. */
function note(beginning: Beginning, { kind, start }: Token): void {
  if (kind === 'open' || kind === 'close' || kind === 'delimiter') return
  if (beginning.offset < 0) beginning.offset = start
  if (beginning.first < 0 && kind !== 'comment') beginning.first = start
}
