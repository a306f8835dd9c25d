'use client'

import { useCallback, useRef } from 'react'
import { type LinePages, type ListedLine, missingPage, PAGE, type Range } from './line-pages'

type Wanted = {
  pages: LinePages
  /** Lines of the whole list. */
  total: number
  /** Null where they cannot be had now. */
  load: (page: number) => Promise<ListedLine[] | null>
  take: (lines: ListedLine[]) => void
}

/**
 * Fetches the pages of a list that are looked at and not held, one at a time, each once for as long as it is held. What
 * it returns is told the range that is looked at.
 */
export function useWantedPages(wanted: Wanted): (range: Range) => void {
  const current = useRef(wanted)
  current.current = wanted
  const loading = useRef(new Set<number>())
  // Pages that the server has not whole either: its oldest lines are gone, or the newest are yet to come.
  const partial = useRef(new Map<number, number>())
  return useCallback((range: Range) => {
    const { pages, total, load } = current.current
    const settled = [...partial.current].filter(([page, at]) => pages.has(page) && at === total).map(([page]) => page)
    const seen = { from: Math.max(1, range.from), to: Math.min(range.to, total) }
    const page = missingPage(pages, seen, new Set([...loading.current, ...settled]))
    if (page === null) return
    loading.current.add(page)
    void load(page).then(lines => {
      loading.current.delete(page)
      // Another list is shown by now.
      if (!lines?.length || load !== current.current.load) return
      if (lines.length < PAGE) partial.current.set(page, total)
      current.current.take(lines)
    })
  }, [])
}
