import type { Token } from './sql-token'

/** Each offset from `from` to `to` is looked at, `width` characters of it; 0: one that must only be there. */
export type Look = { from: number; to: number; width: number }

const [NUL, DOUBLE, DOLLAR, SINGLE, DASH, BACKSLASH] = ['\0', '"', '$', "'", '-', '\\']

/** Where Flyway's parser looks ahead while it reads a token (PeekingReader); between these places it only reads on. */
export function looksOf(text: string, { kind, start, end }: Token): Look[] {
  const mark = text.charAt(start)
  if (kind === 'comment') {
    return [mark === DASH ? { from: start, to: end, width: 0 } : { from: start + 2, to: end - 2, width: 2 }]
  }
  if (mark === SINGLE || mark === DOUBLE || mark === NUL) return behindQuotes(text, start, end, false)
  const quote = text.indexOf(SINGLE, start)
  if (kind === 'other' && quote > start && quote < start + 3 && quote < end)
    return behindQuotes(text, quote, end, quote === start + 1)
  if (mark === DOLLAR) return inDollarQuote(text, start, end)
  if (kind === 'word' || kind === 'name') return [{ from: start + 1, to: end, width: 1 }]
  return /\d/.test(mark) ? [{ from: start, to: end, width: 0 }] : []
}

/** Behind a quote Flyway asks whether it is doubled. */
function behindQuotes(text: string, open: number, end: number, escapes: boolean): Look[] {
  const quote = text.charAt(open)
  const looks: Look[] = []
  for (let at = open + 1; at < end; at++) {
    if (escapes && text.charAt(at) === BACKSLASH) at++
    else if (text.charAt(at) === quote) {
      at++
      looks.push({ from: at, to: at, width: 0 })
    }
  }
  return looks
}

function inDollarQuote(text: string, start: number, end: number): Look[] {
  const tagEnd = text.indexOf(DOLLAR, start + 1) + 1
  if (tagEnd === 0) return []
  const width = tagEnd - start
  return [{ from: tagEnd, to: Math.max(tagEnd, end - width), width }]
}
