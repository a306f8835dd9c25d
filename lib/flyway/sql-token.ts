import { classOf, LETTER, PART, SPACE } from './sql-characters'
import { skipBlockComment, skipDollarQuoted, skipEscaped, skipLineComment, skipQuoted } from './sql-skip'

/**
 * What a token means to who cuts statements. A `word` may be a keyword: it is nothing but letters, of any script, and `_`; a
 * `name` is quoted, has a dot or other characters; `other` is all the rest that can hide a delimiter or separate words.
 */
export type TokenKind = 'word' | 'name' | 'comment' | 'open' | 'close' | 'delimiter' | 'other'

/** One token of a text, the white space before it from `gap` on; reading goes on at `end`. */
export type Token = { kind: TokenKind; gap: number; start: number; end: number }

const [NUL, DOUBLE, DOLLAR, AMPERSAND, SINGLE, OPEN, CLOSE, STAR, DASH, DOT] = [0, 34, 36, 38, 39, 40, 41, 42, 45, 46]
const [SLASH, SEMICOLON, B, E, U, X] = [47, 59, 66, 69, 85, 88]
const DIGITS = /\d*/y

/** Reads the next token into `token` as Flyway's parser does (Parser.readToken); false at the end of the text. */
export function readToken(text: string, token: Token): boolean {
  let at = token.end
  token.gap = at
  while (at < text.length && classOf(text.charCodeAt(at)) === SPACE) at++
  token.start = at
  token.kind = 'other'
  if (at < text.length) token.end = endOf(text, at, token)
  return at < text.length
}

function endOf(text: string, at: number, token: Token): number {
  const code = text.charCodeAt(at)
  switch (code) {
    // Flyway takes NUL for a second quote of strings: a parser without one has left it at Java's zero.
    case NUL:
    case SINGLE:
      return skipQuoted(text, at)
    case DOUBLE:
      token.kind = 'name'
      return skipParts(text, skipQuoted(text, at))
    case DOLLAR:
      return skipDollarQuoted(text, at)
    case DASH:
      if (text.charCodeAt(at + 1) !== DASH) return at + 1
      token.kind = 'comment'
      return skipLineComment(text, at)
    case SLASH:
      if (text.charCodeAt(at + 1) !== STAR) return at + 1
      token.kind = 'comment'
      return skipBlockComment(text, at)
    case OPEN:
      token.kind = 'open'
      return at + 1
    case CLOSE:
      token.kind = 'close'
      return at + 1
    case SEMICOLON:
      token.kind = 'delimiter'
      return at + 1
    case B:
    case E:
    case X:
      // Flyway knows these prefixes in upper case alone.
      if (text.charCodeAt(at + 1) === SINGLE) return skipEscaped(text, at + 1)
      break
    case U:
      if (text.charCodeAt(at + 1) === AMPERSAND && text.charCodeAt(at + 2) === SINGLE) return skipQuoted(text, at + 2)
  }
  const kind = classOf(code)
  if (kind === LETTER) return endOfWord(text, at, token)
  return kind === PART ? endOfNumber(text, at) : at + 1
}

/** Letters may follow at once: they are a token of their own. At a digit outside ASCII Flyway would stay for ever. */
function endOfNumber(text: string, at: number): number {
  DIGITS.lastIndex = at
  DIGITS.exec(text)
  return Math.max(DIGITS.lastIndex, at + 1)
}

function endOfWord(text: string, from: number, token: Token): number {
  let at = from
  while (classOf(text.charCodeAt(at)) === LETTER) at++
  const end = skipWord(text, at)
  token.kind = end === at && text.charCodeAt(end) !== DOT ? 'word' : 'name'
  return skipParts(text, end)
}

/** A word may hold dollar signs, so `a$b$` opens no dollar quote. */
function skipWord(text: string, from: number): number {
  let at = from
  while (at < text.length && classOf(text.charCodeAt(at)) >= PART) at++
  return at
}

/** A name has three parts at most; a part may be empty. */
function skipParts(text: string, from: number): number {
  let at = from
  for (let parts = 1; parts < 3 && text.charCodeAt(at) === DOT; parts++) {
    at = text.charCodeAt(at + 1) === DOUBLE ? skipQuoted(text, at + 1) : skipWord(text, at + 1)
  }
  return at
}
