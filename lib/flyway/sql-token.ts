import { skipBlockComment, skipDollarQuoted, skipEscaped, skipLineComment, skipQuoted } from './sql-skip'

/** What a token means to who cuts statements; `other` is all that can hide no delimiter and is no word. */
export type TokenKind = 'word' | 'comment' | 'open' | 'close' | 'delimiter' | 'other'

/** One token of a text; reading goes on at `end`. */
export type Token = { kind: TokenKind; start: number; end: number }

const SPACE = 1
const WORD = 2
const DIGIT = 3
const CLASSES = new Uint8Array(128).map((_, code) => classOf(String.fromCharCode(code)))

function classOf(character: string): number {
  if (/\s/.test(character)) return SPACE
  if (/[A-Za-z_]/.test(character)) return WORD
  return /\d/.test(character) ? DIGIT : 0
}

const NBSP = 160
const BOM = 65279
const [DOUBLE, DOLLAR, SINGLE, OPEN, CLOSE, STAR, DASH, SLASH, SEMICOLON] = [34, 36, 39, 40, 41, 42, 45, 47, 59]
const [B, E, X] = [66, 69, 88]

/** Reads the next token into `token`; false at the end of the text. */
export function readToken(text: string, token: Token): boolean {
  let at = token.end
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  if (at >= text.length) return false
  token.start = at
  token.kind = 'other'
  token.end = endOf(text, at, token)
  return true
}

const isSpace = (code: number): boolean => (code < 128 ? CLASSES[code] === SPACE : code === NBSP || code === BOM)

function endOf(text: string, at: number, token: Token): number {
  const code = text.charCodeAt(at)
  if (code > 127 || CLASSES[code] === WORD) {
    // Flyway knows these prefixes in upper case alone.
    if ((code === E || code === B || code === X) && text.charCodeAt(at + 1) === SINGLE) return skipEscaped(text, at + 1)
    token.kind = 'word'
    return skipWord(text, at + 1)
  }
  if (CLASSES[code] === DIGIT) return skipWord(text, at + 1)
  switch (code) {
    case SINGLE:
    case DOUBLE:
      return skipQuoted(text, at)
    case DOLLAR:
      return skipDollarQuoted(text, at)
    case DASH:
      if (text.charCodeAt(at + 1) !== DASH) break
      token.kind = 'comment'
      return skipLineComment(text, at)
    case SLASH:
      if (text.charCodeAt(at + 1) !== STAR) break
      token.kind = 'comment'
      return skipBlockComment(text, at)
    case OPEN:
      token.kind = 'open'
      break
    case CLOSE:
      token.kind = 'close'
      break
    case SEMICOLON:
      token.kind = 'delimiter'
      break
  }
  return at + 1
}

/** An identifier may hold dollar signs, so `a$b$` opens no dollar quote. */
function skipWord(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127 ? isSpace(code) : code !== DOLLAR && (CLASSES[code] ?? 0) < WORD) break
  }
  return at
}
