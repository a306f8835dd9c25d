'use client'

import { type Dispatch, type RefObject, type SetStateAction, useCallback, useEffect, useRef, useState } from 'react'
import type { LogLine, LogLines } from '@/lib/board/answers'
import { addLines, type LinePages, missingPage, PAGE, pageOf, type Range } from './line-pages'
import { followRunLog, type LogLink } from './run-log-stream'

/** The log of a run as far as this browser has it. Lines that are not in `pages` are asked for by `want`. */
export type RunLog = {
  pages: LinePages
  /** Lines of the log, whether they are held here or not. */
  total: number
  link: LogLink
  /** Number of the first line that tells of an error. */
  firstError: number | null
}

/** What the server has rendered of a log. */
export type RenderedLog = LogLines & { ended: boolean; firstError: number | null }

/**
 * A run's log, live: first as the server rendered it, then line by line while the tab can be seen, drawn once a frame.
 * It holds 20,000 lines at most; `want` says which are looked at, and fetches those of them that are missing.
 */
export function useRunLog(id: string, rendered: RenderedLog): RunLog & { want: (range: Range) => void } {
  const [log, setLog] = useState<RunLog>(() => ({
    pages: addLines(new Map(), rendered.lines),
    total: rendered.total,
    link: { state: rendered.ended ? 'ended' : 'connecting' },
    firstError: rendered.firstError,
  }))
  const view = useRef<Range>({ from: 0, to: -1 })
  const shown = useRef(log)
  shown.current = log
  const path = `/api/v1/runs/${encodeURIComponent(id)}/log`

  useEffect(() => {
    if (shown.current.link.state === 'ended') return
    let waiting: LogLine[] = []
    let frame = 0
    let leave: (() => void) | undefined
    const draw = () => {
      frame = 0
      const lines = waiting
      waiting = []
      setLog(known => withNew(known, lines, view.current))
    }
    const attend = () => {
      leave?.()
      leave = undefined
      if (document.hidden || shown.current.link.state === 'ended') return
      const after = waiting.at(-1)?.number ?? shown.current.total
      leave = followRunLog(`${path}/stream`, after, news => {
        if ('link' in news) return setLog(known => ({ ...known, link: news.link }))
        waiting.push(...news.lines)
        frame ||= requestAnimationFrame(draw)
      })
    }
    attend()
    document.addEventListener('visibilitychange', attend)
    return () => {
      document.removeEventListener('visibilitychange', attend)
      cancelAnimationFrame(frame)
      leave?.()
    }
  }, [path])

  const want = useWantedPages(path, view, shown, setLog)
  return { ...log, want }
}

/** Fetches the pages that are looked at and not held, one at a time, each once for as long as it is held. */
function useWantedPages(
  path: string,
  view: RefObject<Range>,
  shown: RefObject<RunLog>,
  setLog: Dispatch<SetStateAction<RunLog>>,
) {
  const loading = useRef(new Set<number>())
  // Pages that the server has not whole either: its oldest lines are gone, or the newest are yet to come.
  const partial = useRef(new Set<number>())
  return useCallback(
    (range: Range) => {
      view.current = range
      const { pages, total } = shown.current
      const settled = [...partial.current].filter(page => pages.has(page))
      const wanted = { from: Math.max(1, range.from), to: Math.min(range.to, total) }
      const page = missingPage(pages, wanted, new Set([...loading.current, ...settled]))
      if (page === null) return
      loading.current.add(page)
      void fetchPage(path, page).then(lines => {
        loading.current.delete(page)
        if (!lines?.length) return
        if (lines.length < PAGE) partial.current.add(page)
        setLog(known => ({ ...known, pages: addLines(known.pages, lines, view.current) }))
      })
    },
    [path, view, shown, setLog],
  )
}

function withNew(known: RunLog, lines: LogLine[], view: Range): RunLog {
  const firstError = known.firstError ?? lines.find(({ level }) => level === 'error')?.number ?? null
  return {
    ...known,
    pages: addLines(known.pages, lines, view),
    total: Math.max(known.total, lines.at(-1)?.number ?? 0),
    firstError,
  }
}

async function fetchPage(path: string, page: number): Promise<LogLine[] | null> {
  try {
    const response = await fetch(`${path}/lines?from=${page * PAGE + 1}&limit=${PAGE}`)
    if (!response.ok) return null
    const { lines } = (await response.json()) as LogLines // the server's own type, checked by its tests
    return lines.filter(({ number }) => pageOf(number) === page)
  } catch {
    // The board is out of reach: the live indicator says so, and the next scroll asks again.
    return null
  }
}
