import type { Range } from './line-pages'

/** Height of a line that does not wrap, in px, as `log.css` has it. */
export const ROW = 20
/** Lines above and below the visible ones that are drawn, too, so that a quick scroll finds them there. */
const BEYOND = 60
/** Elements of lines in the page at most. */
const MOST = 300
/** A browser ends an element's height at about 33 million px; older lines are in the download. */
const MOST_LINES = 1_500_000

/** How much higher than `ROW` lines have been measured to be; a line that was never seen counts as one row. */
export type Heights = ReadonlyMap<number, number>

/** The lines that the scroller spans: those that the server keeps, up to what a browser can span. */
export const spanOf = (first: number, total: number): Range => ({
  from: Math.max(first, total - MOST_LINES + 1),
  to: total,
})

/** Where a line begins, in px from the first line of the span. */
export function topOf(number: number, span: Range, heights: Heights): number {
  let extra = 0
  for (const [measured, more] of heights) if (measured >= span.from && measured < number) extra += more
  return (number - span.from) * ROW + extra
}

/** The line that is at a place, in px from the first line of the span. */
export function lineAt(y: number, span: Range, heights: Heights): number {
  let [low, high] = [span.from, Math.max(span.from, span.to)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (topOf(middle, span, heights) <= y) low = middle
    else high = middle - 1
  }
  return low
}

/** The lines to draw for a scroller at `top` that shows `height` px. */
export function windowAt(top: number, height: number, span: Range, heights: Heights): Range {
  const from = Math.max(span.from, lineAt(top, span, heights) - BEYOND)
  const to = lineAt(top + height, span, heights) + BEYOND
  return { from, to: Math.min(span.to, to, from + MOST - 1) }
}
