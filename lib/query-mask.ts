import { MASK, type Mask } from './mask'

/** Characters of a statement that are shown. */
const SHOWN = 300

/**
 * A statement's constants and comments, and the names and parameters in which a quote, a digit or a dollar means something
 * else; each may be cut off. How far a comment inside a comment goes is not followed; whether a quote after a backslash
 * ends a string is a setting of the session: what comes then is all hidden.
 */
const TOKENS = [
  /(?<comment>--[^\n\r]*|\/\*(?:(?!\/\*|\*\/)[\s\S])*(?:\*\/|\/\*[\s\S]*|$))/,
  /[eE]'(?:[^'\\]|\\[\s\S]?|'')*(?:'|$)/,
  /'(?:[^'\\]|\\(?!')|'')*(?:'|\\'[\s\S]*|$)/,
  /\$(?<tag>(?:[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)?)\$[\s\S]*?(?:\$\k<tag>\$|$)/,
  /(?<name>"(?:[^"]|"")*(?:"|$)|[A-Za-z_\x80-\uffff][\w$\x80-\uffff]*|\$\d+)/,
  /(?<number>\.?\d[\w.]*)/,
]
const TOKEN = new RegExp(TOKENS.map(({ source }) => source).join('|'), 'g')

/**
 * Makes a statement of somebody's session fit to be shown: in one line, without secrets, cut. Constants and comments may tell
 * values of rows, and are hidden wherever those are.
 */
export function createQueryMask(mask: Mask, { rowValues }: { rowValues: boolean }): (query: string) => string {
  return query => {
    const shown = rowValues ? query.replace(TOKEN, hideConstant) : query
    const { text } = mask(shown.replace(/\s+/g, ' ').trim())
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  }
}

function hideConstant(token: string, ...found: unknown[]): string {
  // The last of what `replace` hands over.
  const { comment, name, number } = found.at(-1) as Record<string, string | undefined>
  if (comment !== undefined) return ' '
  if (name !== undefined) return token
  return number === undefined ? `'${MASK}'` : MASK
}
