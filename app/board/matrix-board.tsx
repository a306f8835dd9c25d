'use client'

import type { Board } from '@/lib/board/schema'
import { mainPages } from '../ui/main-pages'
import { TopBar } from '../ui/top-bar'
import { AttentionList } from './attention/attention-list'
import { BoardGrid } from './board-grid'
import { LiveIndicator } from './head/live-indicator'
import { Search } from './head/search'
import { Verdict } from './head/verdict'
import { KeyHints } from './keys/key-hints'
import { Keyboard } from './keys/keyboard'
import { useBoard } from './live/use-board'
import { useStale } from './live/use-stale'
import { EnvironmentList } from './overview/environment-list'
import { useView } from './use-view'

/** More environments than this are a list: nobody compares twenty columns. */
const MOST_COLUMNS = 12

/** Top bar, verdict, what needs attention, and the board itself. */
export function MatrixBoard({ rendered, project }: { rendered: Board; project: string | null }) {
  const live = useBoard(rendered, { project })
  const board = useStale(live)
  const view = useView()
  return (
    <div className={view.wall ? 'wall' : undefined}>
      <TopBar project={project} pages={mainPages('Board')}>
        <Search text={view.q} />
        <LiveIndicator board={board} link={live.link} />
      </TopBar>
      <main className="page" id="main">
        <Verdict board={board} />
        <AttentionList findings={board.findings} environments={board.environments} view={view} />
        {board.environments.length > MOST_COLUMNS ? (
          <EnvironmentList board={board} />
        ) : (
          <BoardGrid board={board} view={view} />
        )}
        <KeyHints />
      </main>
      <Keyboard board={board} />
    </div>
  )
}
