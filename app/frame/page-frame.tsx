'use client'

import type { ReactNode } from 'react'
import type { Board } from '@/lib/board/schema'
import { LiveIndicator } from '../board/head/live-indicator'
import { useBoard } from '../board/live/use-board'
import { mainPages } from '../ui/main-pages'
import { RenderedAt } from '../ui/now'
import { TopBar } from '../ui/top-bar'
import { useRefresh } from './use-refresh'
import { signatureOf, type Watched } from './watched'

type Frame = {
  rendered: Board
  time: string
  title: string
  current: 'Board' | 'Runs' | null
  /** What of the board the page's own facts hang on: when it changes, the server renders them anew; null is nothing. */
  watched: Watched | null
  children: ReactNode
}

/** A page beside the board: the bar with the live indicator on top, and facts from the server that follow the board. */
export function PageFrame({ time, children, ...rest }: Frame) {
  return (
    <RenderedAt time={time}>
      <LiveBar {...rest} />
      <main className="page" id="main">
        {children}
      </main>
    </RenderedAt>
  )
}

function LiveBar({ rendered, title, current, watched }: Omit<Frame, 'time' | 'children'>) {
  const { board, link } = useBoard(rendered, { page: title })
  useRefresh(watched === null ? '' : signatureOf(board, watched))
  return (
    <TopBar pages={mainPages(current)}>
      <LiveIndicator board={board} link={link} />
    </TopBar>
  )
}
