import type { Pair } from './align-lines'

/** Pairs that say the same above and below each change. */
const AROUND = 3

/** A stretch of pairs to show, or how many that say the same are left out. */
export type Stretch = { pairs: Pair[] } | { equal: number }

/** Leaves out the pairs that say the same, but for those near a change. */
export function foldPairs(pairs: readonly Pair[]): Stretch[] {
  const near = new Uint8Array(pairs.length)
  pairs.forEach((pair, index) => {
    if (!pair.same) near.fill(1, Math.max(0, index - AROUND), index + AROUND + 1)
  })
  const stretches: Stretch[] = []
  pairs.forEach((pair, index) => {
    const last = stretches.at(-1)
    if (near[index]) {
      if (last && 'pairs' in last) last.pairs.push(pair)
      else stretches.push({ pairs: [pair] })
    } else if (last && 'equal' in last) last.equal++
    else stretches.push({ equal: 1 })
  })
  return stretches
}
