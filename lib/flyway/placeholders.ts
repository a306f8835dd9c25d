import type { FlywayOptions } from './options'

/** A text with its placeholders replaced, and the names (as written) that have no value. */
export type Replaced = { text: string; missing: string[] }

/** The marks around a name. */
export type PlaceholderMarks = Pick<FlywayOptions, 'placeholderPrefix' | 'placeholderSuffix'>

/**
 * Puts values in the place of `${name}`, in comments and strings too; names do not care for case (the keys of `values`
 * are lower case), values are not read again, an unclosed name reaches to the end of the text, a name without value
 * stays as it is (PlaceholderReplacingReader).
 */
export function replacePlaceholders(
  text: string,
  marks: PlaceholderMarks,
  values: ReadonlyMap<string, string>,
): Replaced {
  const { placeholderPrefix: prefix, placeholderSuffix: suffix } = marks
  const missing: string[] = []
  const pieces: string[] = []
  let done = 0
  for (let start = text.indexOf(prefix); start >= 0 && start < text.length; start = text.indexOf(prefix, done)) {
    const close = text.indexOf(suffix, start + prefix.length)
    const name = text.slice(start + prefix.length, close < 0 ? text.length : close)
    const end = close < 0 ? text.length : close + suffix.length
    const value = values.get(name.toLowerCase())
    if (value === undefined) missing.push(name)
    pieces.push(text.slice(done, start), value ?? text.slice(start, end))
    done = end
  }
  pieces.push(text.slice(done))
  return { text: pieces.join(''), missing }
}

/** Flyway's sentence about a placeholder without a value. */
export function missingPlaceholder(name: string, marks: PlaceholderMarks): string {
  return `No value provided for placeholder: ${marks.placeholderPrefix}${name}${marks.placeholderSuffix}.  Check your configuration!`
}
