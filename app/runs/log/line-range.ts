import type { Range } from './line-pages'

/** The lines that an address names: `#L12`, or `#L12-L20`; null for none. */
export function readLineRange(hash: string): Range | null {
  const [, first, last] = hash.match(/^#L(\d{1,9})(?:-L(\d{1,9}))?$/) ?? []
  if (first === undefined) return null
  const [a, b] = [Number(first), Number(last ?? first)]
  return a < 1 || b < 1 ? null : { from: Math.min(a, b), to: Math.max(a, b) }
}

/** The address of lines, as `readLineRange` reads it. */
export const sayLineRange = ({ from, to }: Range) => (from === to ? `#L${from}` : `#L${from}-L${to}`)

/** From the line that was chosen first to another one, whichever comes first: what a press with Shift means. */
export function reachTo(chosen: Range | null, number: number): Range {
  if (!chosen) return { from: number, to: number }
  return number < chosen.from ? { from: number, to: chosen.to } : { from: chosen.from, to: number }
}
