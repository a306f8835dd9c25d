'use client'

import { useEffect, useState } from 'react'
import useSWRSubscription, { type SWRSubscription } from 'swr/subscription'
import type { Board } from '@/lib/board/schema'
import { setServerTime } from '../../ui/clock'
import { announce } from './announce'
import { applyEvent } from './apply-event'
import type { LiveBoard } from './live-board'
import { shareStream } from './share-stream'

/**
 * The board, live: first as the server rendered it, then with every change. While the stream is lost the last board
 * stays, and `link` says so. A hidden tab is told too, but draws nothing except its title and icon. `page` is the title
 * of a tab that shows another page than the board.
 */
export function useBoard(rendered: Board, { page = null, ...part }: Part & { page?: string | null } = {}): LiveBoard {
  const [first] = useState<LiveBoard>({ board: rendered, link: { state: 'connecting' } })
  const url = urlOf(part)
  // Every board is a new object; comparing them value by value, as swr does, would cost more than drawing.
  const { data } = useSWRSubscription(url, subscribeFrom(first, page), { fallbackData: first, compare: Object.is })
  const live = data ?? first
  useEffect(() => announce(live, page), [live, page])
  return live
}

/** Which part of the board a page shows: one project, or all; with `summary` the environments have no migrations. */
type Part = { project?: string | null; summary?: boolean }

function urlOf({ project, summary }: Part): string {
  const query = new URLSearchParams()
  if (project != null) query.set('project', project)
  if (summary) query.set('summary', '')
  return `/api/v1/stream${query.size > 0 ? `?${query}` : ''}`
}

const subscribeFrom =
  (first: LiveBoard, page: string | null): SWRSubscription<string, LiveBoard, Error> =>
  (url, { next }) => {
    let live = first
    let frame = 0
    // A browser gives no frames to a hidden tab: what came meanwhile is drawn at once when it is seen again.
    const draw = () => {
      frame = 0
      next(null, live)
    }
    // What an earlier visit left in swr's cache is older than what the server has just rendered.
    draw()
    const leave = shareStream(
      url,
      () => live,
      news => {
        live = 'link' in news ? { ...live, link: news.link } : { board: applyEvent(live.board, news.event), link: LIVE }
        if ('event' in news && news.event.type === 'beat') setServerTime(news.event.data.now)
        if (document.hidden) announce(live, page)
        frame ||= requestAnimationFrame(draw)
      },
    )
    return () => {
      cancelAnimationFrame(frame)
      leave()
    }
  }

const LIVE = { state: 'live' } as const
