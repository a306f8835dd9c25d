import { type LineSearch, patternOf } from '../line-pattern'
import { findLines } from './find-lines'
import { createLineNumbers, type LineNumbers } from './line-numbers'
import type { LogSource } from './read-lines'

/** Searches that are remembered; one of a million matches takes 4 MB. */
const MOST = 8

type Search = { numbers: LineNumbers; through: number; work: Promise<void> }

/**
 * Finds the lines of logs that say something. The last searches are remembered, so that the next match, the next page of
 * a filter and what a live log has got since are no search of the whole log again.
 */
export function createSearches() {
  const searches = new Map<string, Search>()

  const recall = (key: string): Search => {
    const known = searches.get(key) ?? { numbers: createLineNumbers(), through: 0, work: Promise.resolve() }
    searches.delete(key)
    searches.set(key, known)
    for (const oldest of searches.keys()) {
      if (searches.size <= MOST) break
      searches.delete(oldest)
    }
    return known
  }

  return async (source: LogSource, wanted: LineSearch): Promise<LineNumbers> => {
    const search = recall(JSON.stringify([source.id, wanted]))
    const goOn = async () => {
      for await (const { numbers, through } of findLines(source, patternOf(wanted), search.through + 1)) {
        search.numbers.push(numbers)
        search.through = through
      }
    }
    // Who asks while another one searches goes on where that one ends. One that failed is its asker's matter.
    search.work = search.work.catch(() => {}).then(goOn)
    await search.work
    return search.numbers
  }
}

export type Searches = ReturnType<typeof createSearches>
