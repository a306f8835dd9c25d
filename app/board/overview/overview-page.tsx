import { Suspense } from 'react'
import type { Board } from '@/lib/board/schema'
import { RenderedAt } from '../../ui/now'
import { Overview } from './overview'

/** The overview of several projects: complete as the server renders it, then live. */
export function OverviewPage({ rendered, time }: { rendered: Board; time: string }) {
  return (
    <RenderedAt time={time}>
      <Suspense>
        <Overview rendered={rendered} />
      </Suspense>
    </RenderedAt>
  )
}
