/** Chance that is the same for the same seed. */
export type Dice = {
  /** Whether something of this probability happens. */
  chance: (probability: number) => boolean
  pick: <T>(from: readonly T[]) => T
  /** Between `least` and `most` of a list, in its order. */
  some: <T>(from: readonly T[], least: number, most: number) => T[]
}

/** The dice of one case of a run (mulberry32). */
export function createDice(seed: number, index: number): Dice {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const some = <T>(from: readonly T[], least: number, most: number): T[] => {
    const left = [...from]
    for (let surplus = from.length - least - below(most - least + 1); surplus > 0; surplus--)
      left.splice(below(left.length), 1)
    return left
  }
  return {
    chance: probability => next() < probability,
    // A list of things to choose from is never empty.
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
    some,
  }
}
