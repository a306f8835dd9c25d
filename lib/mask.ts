/** What is put in the place of a secret. */
export const MASK = '••••••'

/**
 * Row values that PostgreSQL quotes in `Detail:` lines (errcodes 23502, 23503, 23505, 23514, 23P01). Where a value has a
 * line end in it, everything up to that is hidden: the closing bracket stands on another line. Keys are known by their
 * form, `(columns)=(values)`, which is the same in every language of the server.
 */
const ROW_VALUES: [RegExp, string][] = [
  [/(Failing row contains \().*?(\)\.?$|$)/g, `$1${MASK}$2`],
  [/(\([^()]{1,1000}\)=\()(?:.*(\))|.*)/g, `$1${MASK}$2`],
]

/** Shapes of secrets that are worth hiding wherever they stand. */
const WELL_KNOWN: [RegExp, string][] = [
  // URLs are shown without user and password; a token may be either.
  [/(\b[a-z][a-z0-9+.-]{1,32}:\/\/)[^\s/@]{1,512}(@)/gi, `$1${MASK}$2`],
  // CREATE ROLE … PASSWORD 'x', which a failed statement quotes.
  [/(\bpassword\s{1,4}E?')(?:[^']|''){1,512}(')/gi, `$1${MASK}$2`],
  [/((?:password|passwd|pwd|secret|token)["']?\s{0,4}[=:]\s{0,4}")[^"]{1,512}("|$)/gi, `$1${MASK}$2`],
  [/((?:password|passwd|pwd|secret|token)["']?\s{0,4}[=:]\s{0,4}')[^']{1,512}('|$)/gi, `$1${MASK}$2`],
  [/((?:password|passwd|pwd|secret|token)["']?\s{0,4}[=:]\s{0,4})[^\s"'&;,)•][^\s"'&;,)]{2,255}/gi, `$1${MASK}`],
  [/(\b(?:Bearer|Basic)\s{1,4})[A-Za-z0-9._~+/=-]{8,4096}/g, `$1${MASK}`],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g, MASK],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{20,}|glpat-[A-Za-z0-9_-]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|AKIA[A-Z0-9]{16})\b/g, MASK],
]

/** Each of these shapes has one of these in it, and few lines have any. */
const HINT =
  /:\/\/|password|passwd|pwd|secret|token|bearer|basic|eyJ|gh[pousr]_|glpat-|xox|AKIA|Failing row contains|\)=\(/i

/** Hides secrets in one line of text and says in how many places. */
export type Mask = (text: string) => { text: string; masked: number }

/** Hides these very texts and nothing else, longest first so that a part never uncovers the rest. */
export function createHide(secrets: string[]): Mask {
  const values = [...new Set(secrets)].filter(value => value.length >= 4).sort((a, b) => b.length - a.length)
  return text => {
    let masked = 0
    let result = text
    for (const value of values) {
      if (!result.includes(value)) continue
      const parts = result.split(value)
      masked += parts.length - 1
      result = parts.join(MASK)
    }
    return { text: result, masked }
  }
}

/**
 * Makes the mask of a board: the configuration's own secrets and values first, then well-known shapes, then row values where people may not see them (product.md §2, rule 9).
 * Values shorter than four characters are left alone: they would blank half of every log.
 */
export function createMask(secrets: string[], options: { rowValues: boolean }): Mask {
  const hide = createHide(secrets)
  const patterns = options.rowValues ? [...WELL_KNOWN, ...ROW_VALUES] : WELL_KNOWN

  return text => {
    let { text: result, masked } = hide(text)
    if (!HINT.test(result)) return { text: result, masked }
    for (const [pattern, replacement] of patterns) {
      result = result.replace(pattern, (_found, ...groups) => {
        masked++
        return replacement === MASK ? MASK : `${groups[0]}${MASK}${typeof groups[1] === 'string' ? groups[1] : ''}`
      })
    }
    return { text: result, masked }
  }
}
