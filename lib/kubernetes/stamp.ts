/** The moment of a time of any precision: milliseconds since 1970, and the nanoseconds beyond them. */
export type Moment = { milliseconds: number; nanoseconds: number }

const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d{1,9}))?(?:Z|[+-]\d\d:\d\d)$/
/** `2026-11-24T09:00:00`: so long is a stamp up to its seconds. */
const SECONDS = 19

/** The newest stamp's seconds: a log's lines come in order, and most have the second of the line before. */
let newest = { text: ' ', milliseconds: 0 }

/** Reads an RFC 3339 time with up to nine digits of a second; null when it is none. */
export function parseStamp(text: string): Moment | null {
  const fraction = text.startsWith(newest.text) ? fractionOf(text) : null
  if (fraction !== null) {
    const milliseconds = Math.floor(fraction / 1e6)
    return { milliseconds: newest.milliseconds + milliseconds, nanoseconds: fraction - milliseconds * 1e6 }
  }
  const [found, digits = ''] = STAMP.exec(text) ?? []
  const milliseconds = found === undefined ? Number.NaN : Date.parse(text)
  if (Number.isNaN(milliseconds)) return null
  if (text.endsWith('Z')) newest = { text: text.slice(0, SECONDS), milliseconds: Math.floor(milliseconds / 1e3) * 1e3 }
  return { milliseconds, nanoseconds: Number(digits.padEnd(9, '0').slice(3)) }
}

/** Nanoseconds in `.123Z` after the seconds; null where something else stands there. */
function fractionOf(text: string): number | null {
  const digits = text.length - SECONDS - 2
  if (digits < 1 || digits > 9 || text[SECONDS] !== '.' || !text.endsWith('Z')) return null
  let fraction = 0
  for (let at = SECONDS + 1; at < text.length - 1; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return null
    fraction = fraction * 10 + digit
  }
  return fraction * 10 ** (9 - digits)
}
