import { Suspense } from 'react'
import type { Board } from '@/lib/board/schema'
import { RenderedAt } from '../ui/now'
import { LiveBoardView } from './live-board-view'

/** The board of one project, or of all: complete as the server renders it, then live. */
export function BoardPage({ rendered, time, project }: { rendered: Board; time: string; project: string | null }) {
  return (
    <RenderedAt time={time}>
      <Suspense>
        <LiveBoardView rendered={rendered} project={project} />
      </Suspense>
    </RenderedAt>
  )
}
