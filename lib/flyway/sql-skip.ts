/** Where the units of PostgreSQL's SQL end that hide a `;`, as Flyway sees them. One that is never closed takes the rest of the text. */

const QUOTE = 39
const BACKSLASH = 92
const LINE_END = /[\r\n]/g
const COMMENT_MARK = /\/\*|\*\//g

/** After the quote that closes the one at `from`; a doubled quote does not close. */
export function skipQuoted(text: string, from: number): number {
  const quote = text.charAt(from)
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf(quote, at)
    if (at < 0) return text.length
    if (text.charAt(at + 1) !== quote) return at + 1
  }
}

/** After the quote that closes `E'…'`, where a backslash takes the next character's meaning away; `from` is the quote. */
export function skipEscaped(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === QUOTE && text.charCodeAt(at + 1) === QUOTE) at++
    else if (code === QUOTE) return at + 1
  }
  return text.length
}

/**
 * After the second tag of a dollar quote. Whatever stands between two dollar signs is a tag to Flyway, `$1, $` too; one
 * with a line break is never found again.
 */
export function skipDollarQuoted(text: string, from: number): number {
  const tagEnd = text.indexOf('$', from + 1) + 1
  const tag = text.slice(from, tagEnd)
  const end = tagEnd === 0 || tag.includes('\n') ? -1 : text.indexOf(tag, tagEnd)
  return end < 0 ? text.length : end + tag.length
}

/** At the end of the line. */
export function skipLineComment(text: string, from: number): number {
  LINE_END.lastIndex = from
  return LINE_END.exec(text)?.index ?? text.length
}

/** After the comment that opens at `from`; comments nest. */
export function skipBlockComment(text: string, from: number): number {
  let depth = 1
  COMMENT_MARK.lastIndex = from + 2
  while (depth > 0) {
    const mark = COMMENT_MARK.exec(text)
    if (mark === null) return text.length
    depth += mark[0] === '/*' ? 1 : -1
  }
  return COMMENT_MARK.lastIndex
}
