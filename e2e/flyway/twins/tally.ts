import type { Case } from '../cases/case'
import { type Difference, kindOf, shown } from './differences'

/** The differences of a run by kind, each with the cases that show it. */
export type Tally = {
  /** How many cases differ. */
  different: () => number
  take: (index: number, one: Case, differences: Difference[]) => void
  lines: () => string[]
}

const EXAMPLES = 3
const LONGEST = 2000

/** Starts counting; what differs alike is shown a few times at most. */
export function createTally(): Tally {
  const kinds = new Map<string, { cases: number[]; examples: Set<string> }>()
  const different = new Map<number, Case>()

  const take = (index: number, one: Case, differences: Difference[]) => {
    if (differences.length > 0) different.set(index, one)
    for (const difference of differences) {
      const kind = kinds.get(kindOf(difference)) ?? { cases: [], examples: new Set() }
      kinds.set(kindOf(difference), kind)
      if (!kind.cases.includes(index)) kind.cases.push(index)
      if (kind.examples.size < EXAMPLES) kind.examples.add(cut(shown(difference)))
    }
  }

  const lines = () =>
    [...kinds]
      .sort(([, one], [, other]) => other.cases.length - one.cases.length)
      .flatMap(([kind, { cases, examples }]) => [`${kind} differs in ${cases.length}: ${cases.join(' ')}`, ...examples])

  return { different: () => different.size, take, lines }
}

const cut = (text: string) =>
  text
    .split('\n')
    .map(line => line.slice(0, LONGEST))
    .join('\n')
