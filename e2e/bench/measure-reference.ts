import { median } from './percentile'
import type { Row } from './row'
import { sample } from './sample'

/** What a fixed piece of work takes on this machine at this moment: a slow table beside a slow reference is the machine's. */
export function measureReference(when: string): Row {
  const times = sample({ count: 9, warmUp: 1, prepare: () => 20_000_000, work: shuffleBits })
  return { name: `reference loop, ${when}`, figure: median(times), unit: 'ms', bound: null, note: 'median of 9' }
}

/** xorshift32, so that no compiler can leave the loop out. */
function shuffleBits(rounds: number): number {
  let bits = 1
  for (let round = 0; round < rounds; round++) {
    bits ^= bits << 13
    bits ^= bits >>> 17
    bits ^= bits << 5
  }
  return bits
}
