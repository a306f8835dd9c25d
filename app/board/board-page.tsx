'use client'

import type { Board } from '@/lib/board/schema'
import { RenderedAt } from '../ui/now'
import { MatrixBoard } from './matrix-board'
import { Overview } from './overview/overview'

type Props = { rendered: Board; time: string; project: string | null; overview?: boolean }

/**
 * The board of one project, or the overview of several: complete as the server renders it, then live. Both are one
 * entry to the browser's code, for two would each bring what they share. There is no Suspense around them: React sends
 * what stands in one after the page, for a script to put in its place, and without script the page would be empty.
 */
export function BoardPage({ rendered, time, project, overview = false }: Props) {
  return (
    <RenderedAt time={time}>
      {overview ? <Overview rendered={rendered} /> : <MatrixBoard rendered={rendered} project={project} />}
    </RenderedAt>
  )
}
