'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { LogLine, LogLines } from '@/lib/board/answers'
import { askLines } from './ask-lines'
import { addLines, atNumber, type LinePages, type ListedLine, NO_PAGES, PAGE, pageOf, type Range } from './line-pages'
import { followRunLog, type LogLink } from './run-log-stream'
import { useWantedPages } from './use-wanted-pages'

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
export function useRunLog(path: string, rendered: RenderedLog): RunLog & { want: (range: Range) => void } {
  const [log, setLog] = useState<RunLog>(() => ({
    pages: addLines(NO_PAGES, rendered.lines.map(atNumber)),
    total: rendered.total,
    link: { state: rendered.ended ? 'ended' : 'connecting' },
    firstError: rendered.firstError,
  }))
  const view = useRef<Range>({ from: 0, to: -1 })
  const shown = useRef(log)
  shown.current = log

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

  const load = useCallback(
    async (page: number) => {
      const found = await askLines(path, { from: page * PAGE + 1, limit: PAGE })
      return found?.lines.map(atNumber).filter(({ place }) => pageOf(place) === page) ?? null
    },
    [path],
  )
  const take = (lines: ListedLine[]) =>
    setLog(known => ({ ...known, pages: addLines(known.pages, lines, view.current) }))
  const wantPages = useWantedPages({ pages: log.pages, total: log.total, load, take })
  const want = useCallback(
    (range: Range) => {
      view.current = range
      wantPages(range)
    },
    [wantPages],
  )
  return { ...log, want }
}

function withNew(known: RunLog, lines: LogLine[], view: Range): RunLog {
  const firstError = known.firstError ?? lines.find(({ level }) => level === 'error')?.number ?? null
  return {
    ...known,
    pages: addLines(known.pages, lines.map(atNumber), view),
    total: Math.max(known.total, lines.at(-1)?.number ?? 0),
    firstError,
  }
}
