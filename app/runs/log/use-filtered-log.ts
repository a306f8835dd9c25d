'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { LineSearch } from '@/lib/line-pattern'
import { askLines } from './ask-lines'
import { addLines, type LinePages, type ListedLine, NO_PAGES, PAGE, pageOf } from './line-pages'
import { useSlow } from './use-slow'
import { useWantedPages } from './use-wanted-pages'

/** Lines above and below a match that say what it is about. */
export const AROUND = 2

type Filtered = { search: LineSearch; pages: LinePages; total: number }

/**
 * The lines of a log that a search finds, with those around them, as a list of its own; `log` counts the lines of the log,
 * whose growth may have brought more. An empty list while nothing is searched for.
 */
export function useFilteredLog(path: string, search: LineSearch | null, log: number) {
  const [known, setKnown] = useState<Filtered | null>(null)
  const filtered = known && known.search === search ? known : null

  const load = useCallback(
    async (page: number): Promise<ListedLine[] | null> => {
      if (!search) return null
      const answer = await askLines(path, { search, around: AROUND, skip: page * PAGE, limit: PAGE })
      if (!answer?.found) return null
      const { lines: total, first } = answer.found
      setKnown(before => ({ search, pages: before?.search === search ? before.pages : NO_PAGES, total }))
      return answer.lines.map((line, index) => ({ ...line, place: first + index + 1 }))
    },
    [path, search],
  )
  const take = useCallback(
    (lines: ListedLine[]) =>
      setKnown(
        before => before && { ...before, pages: addLines(before.search === search ? before.pages : NO_PAGES, lines) },
      ),
    [search],
  )
  const pages = filtered?.pages ?? NO_PAGES
  const total = filtered?.total ?? 0
  const newest = useRef(1)
  newest.current = total + 1
  const grown = useSlow(log, 1_000)
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines that the log has got may be found, too
  useEffect(() => {
    void load(pageOf(newest.current)).then(lines => lines && take(lines))
  }, [load, grown])
  return { pages, total, want: useWantedPages({ pages, total, load, take }), ready: filtered !== null }
}
