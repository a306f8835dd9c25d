import type { StoredLine } from './run-log'

type Batch = readonly StoredLine[]

/** Whoever is behind gets so many lines at once at least, and nobody gets more than so many. */
const FEW = 200
const MOST = 5_000

/** The batches in which a log's lines came: all who follow it get the same ones, so that each is encoded once. */
export type Batches = ReturnType<typeof createBatches>

export function createBatches() {
  const batches: Batch[] = []

  return {
    push(lines: Batch) {
      for (let start = 0; start < lines.length; start += MOST)
        batches.push(lines.length <= MOST ? lines : lines.slice(start, start + MOST))
    },
    /** Lets go of what lies before a line. */
    trim(first: number) {
      while (lastOf(batches[0]) < first) batches.shift()
    },
    /** The lines from the first one after a number on, as far as they make a batch; none where it was the last. */
    after(number: number): Batch {
      let index = batches.length
      while (lastOf(batches[index - 1]) > number && index > 0) index--
      const [first = [], ...others] = batches.slice(index, index + FEW)
      const rest = (first[0]?.number ?? 0) > number ? first : first.filter(line => line.number > number)
      if (rest.length >= FEW || others.length === 0) return rest
      const together = [...rest]
      for (const batch of others) if (together.length < FEW) together.push(...batch)
      return together
    },
  }
}

const lastOf = (batch: Batch | undefined) => batch?.at(-1)?.number ?? Number.POSITIVE_INFINITY
