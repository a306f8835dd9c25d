/** What is looked for in the lines of a log: plain text, by default in any case and as a part of words, too. */
export type LineSearch = { text: string; matchCase: boolean; wholeWord: boolean }

const WORD = '[\\p{L}\\p{N}_]'

/** The places where a line says what is looked for. By it the archive counts and a page marks, so that both mean the same. */
export function patternOf({ text, matchCase, wholeWord }: LineSearch): RegExp {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const whole = wholeWord ? `(?<!${WORD})${literal}(?!${WORD})` : literal
  return new RegExp(whole, matchCase ? 'gu' : 'giu')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const COLOURS = /\u001b\[[0-9;]*m/g

/** The text without its colours: a word is found though a part of it is red. */
export const withoutColours = (text: string) => (text.includes('\u001b[') ? text.replace(COLOURS, '') : text)
