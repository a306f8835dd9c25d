'use client'

import { type RefObject, useEffect, useRef } from 'react'
import type { LineSearch } from '@/lib/line-pattern'
import { askLines } from './ask-lines'
import { spanOf } from './line-heights'
import { linesBetween, type Range } from './line-pages'
import { AROUND, useFilteredLog } from './use-filtered-log'
import { useLogScroll } from './use-log-scroll'
import type { RunLog } from './use-run-log'

type View = {
  scroller: RefObject<HTMLDivElement | null>
  path: string
  log: RunLog & { want: (range: Range) => void }
  /** Lines to draw before the browser has a picture. */
  rendered: Range
  firstKept: number
  /** Only what it finds is listed; null for the whole log. */
  filter: LineSearch | null
  follow: boolean
  wrap: boolean
}

/** The list of lines that is shown, the whole log or what a filter leaves of it, and the part of it that is in sight. */
export function useLogView({ scroller, path, log, rendered, firstKept, filter, follow, wrap }: View) {
  const filtered = useFilteredLog(path, filter, log.total)
  // Until a filter has its answer the log stays as it was.
  const list = filtered.ready ? filtered : log
  const span = filtered.ready ? spanOf(1, filtered.total) : spanOf(firstKept, log.total)
  const scroll = useLogScroll(scroller, span, follow, wrap, filtered.ready ? filter : null)
  const range = scroll.range ?? rendered

  const wanted = useRef<number | null>(null)
  const { want, pages } = list
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages that were let go are wanted again
  useEffect(() => {
    // Where the address names a line the top of the log is not looked at.
    const leaves =
      !filter && scroll.range && !isIn(scroll.range, Math.min(wanted.current ?? scroll.range.from, span.to))
    if (scroll.range && !leaves) want(scroll.range)
  }, [want, scroll.range?.from, scroll.range?.to, pages])

  useEffect(() => {
    const line = wanted.current
    if (line === null || (filter && !filtered.ready)) return
    wanted.current = null
    if (!filter) return scroll.showLine(line)
    void placeOf(path, filter, line).then(place => place !== null && scroll.showLine(place))
  })

  const place = scroll.first ?? range.from
  const lines = linesBetween(pages, range)
  return {
    lines,
    range,
    above: scroll.above,
    below: scroll.below,
    filtered: filtered.ready ? filtered.total : null,
    /** Number of the first line in sight. */
    line: filtered.ready ? (lines.find(line => line.place >= place)?.number ?? 1) : place,
    showPlace: scroll.showLine,
    /** Brings a line of the log into sight once the list that is then shown is drawn. */
    showAfter(line: number) {
      wanted.current = line
    },
  }
}

const isIn = ({ from, to }: Range, line: number) => line >= from && line <= to

/** The place of a line in a filtered list. */
async function placeOf(path: string, search: LineSearch, line: number): Promise<number | null> {
  const answer = await askLines(path, { search, around: AROUND, from: line, limit: 1 })
  return answer?.found ? answer.found.first + 1 : null
}
