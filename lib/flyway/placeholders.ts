import type { FlywayOptions } from './options'

/** A text with its placeholders replaced, and the names (as written) that have no value. */
export type Replaced = {
  text: string
  missing: string[]
  /** Where the first of them begins in `text`; null when all have a value. */
  missingAt: number | null
}

/** The marks around a name. */
export type PlaceholderMarks = Pick<FlywayOptions, 'placeholderPrefix' | 'placeholderSuffix'>

/**
 * Puts values in the place of `${name}`, in comments and strings too (PlaceholderReplacingReader). Names do not care for
 * case (the keys of `values` are lower case), values are not read again, a name without value stays as it is. A name
 * that is never closed reaches to the end of the text, but for as many characters as a closing mark has.
 */
export function replacePlaceholders(
  text: string,
  marks: PlaceholderMarks,
  values: ReadonlyMap<string, string>,
): Replaced {
  const { placeholderPrefix: prefix, placeholderSuffix: suffix } = marks
  const missing: string[] = []
  let missingAt: number | null = null
  const pieces: string[] = []
  let done = 0
  for (let start = findPrefix(text, prefix, 0); start >= 0; start = findPrefix(text, prefix, done)) {
    const from = start + prefix.length
    const close = text.indexOf(suffix, from)
    const name = text.slice(from, close < 0 ? Math.max(from, text.length - suffix.length) : close)
    const end = close < 0 ? text.length : close + suffix.length
    const value = values.get(name.toLowerCase())
    pieces.push(text.slice(done, start))
    if (value === undefined && missing.push(name) === 1) missingAt = pieces.join('').length
    pieces.push(value ?? text.slice(start, end))
    done = end
  }
  pieces.push(text.slice(done))
  return { text: pieces.join(''), missing, missingAt }
}

/**
 * Where the next prefix begins; -1 when none does. Flyway does not look again at a character that broke off a prefix:
 * in `$${name}` the second dollar sign did, so nothing is replaced there.
 */
function findPrefix(text: string, prefix: string, from: number): number {
  let at = prefix === '' ? -1 : text.indexOf(prefix.charAt(0), from)
  while (at >= 0) {
    let fits = 1
    while (fits < prefix.length && text[at + fits] === prefix[fits]) fits++
    if (fits === prefix.length) return at
    at = text.indexOf(prefix.charAt(0), at + fits + 1)
  }
  return -1
}

/** Flyway's sentence about a placeholder without a value. */
export function missingPlaceholder(
  name: string,
  marks: PlaceholderMarks & Pick<FlywayOptions, 'placeholderSeparator'>,
): string {
  const written = `${marks.placeholderPrefix}${name}${marks.placeholderSuffix}`
  return name.startsWith(`flyway${marks.placeholderSeparator}`)
    ? `Failed to populate value for default placeholder: ${written}`
    : `No value provided for placeholder: ${written}.  Check your configuration!`
}
