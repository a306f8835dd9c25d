/** Where the units of PostgreSQL's SQL end that hide a `;` (PostgreSQL docs, 4.1). One that is never closed takes the rest of the text. */

const QUOTE = 39
const BACKSLASH = 92
const SLASH = 47
const STAR = 42
/** A tag follows the rules of an unquoted identifier without a dollar sign; `$1` is a parameter. */
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y
const LINE_END = /[\r\n]/g

/** After the quote that closes the one at `from`; a doubled quote does not close. */
export function skipQuoted(text: string, from: number): number {
  const quote = text[from] ?? "'"
  const end = text.indexOf(quote, from + 1)
  // The second half of a doubled quote opens the next unit: both together hide the same.
  return end < 0 ? text.length : end + 1
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

/** After the closing tag of a dollar quote, or after the `$` when none begins there. */
export function skipDollarQuoted(text: string, from: number): number {
  DOLLAR_TAG.lastIndex = from
  const tag = DOLLAR_TAG.exec(text)?.[0]
  if (tag === undefined) return from + 1
  const end = text.indexOf(tag, from + tag.length)
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
  for (let at = from + 2; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === STAR && text.charCodeAt(at + 1) === SLASH) {
      at++
      if (--depth === 0) return at + 1
    } else if (code === SLASH && text.charCodeAt(at + 1) === STAR) {
      at++
      depth++
    }
  }
  return text.length
}
