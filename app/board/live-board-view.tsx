'use client'

import type { Board } from '@/lib/board/schema'
import { TopBar } from '../ui/top-bar'
import { AttentionList } from './attention/attention-list'
import { BoardGrid } from './board-grid'
import { LiveIndicator } from './head/live-indicator'
import { Search } from './head/search'
import { Verdict } from './head/verdict'
import { useBoard } from './live/use-board'
import { useView } from './use-view'

/** Top bar, verdict, what needs attention, and the board itself. */
export function LiveBoardView({ rendered, project }: { rendered: Board; project: string | null }) {
  const { board, link } = useBoard(rendered, project)
  const view = useView()
  return (
    <div className={view.wall ? 'board-view wall' : 'board-view'}>
      <TopBar project={project} pages={[{ href: '/', name: 'Board', current: true }]}>
        <Search text={view.q} />
        <LiveIndicator board={board} link={link} />
      </TopBar>
      <main className="page" id="main">
        <Verdict board={board} />
        <AttentionList findings={board.findings} environments={board.environments} view={view} />
        <BoardGrid board={board} view={view} />
      </main>
    </div>
  )
}
