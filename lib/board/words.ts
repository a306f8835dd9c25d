/** `dev, staging and prod`; beyond `most` names the rest is counted. */
export function listOf(names: string[], most = 4): string {
  if (names.length <= 1) return names.join('')
  if (names.length <= most) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`
}

/** `1 migration`, `2 migrations`. */
export const countOf = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `23 Nov` of an ISO time of this year, `23 Nov 2025` before. */
export function dateOf(iso: string, year: number): string {
  const text = new Date(iso).toUTCString().slice(5, 16).replace(/^0/, '')
  return text.endsWith(` ${year}`) ? text.slice(0, -5) : text
}

/** One line of a foreign text, no longer than a list of findings can show. */
export function lineOf(text: string, index = 0): string {
  const line = (text.split('\n', index + 1)[index] ?? '').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

const LONGEST = 300

/** A foreign name as a title has room for it: its end tells it from others. */
export const shortName = (name: string) => (name.length > LONGEST_NAME ? `…${name.slice(-LONGEST_NAME)}` : name)

const LONGEST_NAME = 60

/** A line of a foreign text as a sentence of its own. */
export function sentenceOf(text: string, index = 0): string {
  const line = lineOf(text, index)
  return line === '' || /[.!?…]$/.test(line) ? line : `${line}.`
}

export const firstUpper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
