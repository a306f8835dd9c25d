import type { Metadata } from 'next'
import { summaryOf } from '@/lib/board/summary-of'
import { server } from '@/lib/server'
import { BoardPage } from './board/board-page'
import { faviconOf } from './board/favicon'
import { titleOf } from './board/title'

export const dynamic = 'force-dynamic'

export function generateMetadata(): Metadata {
  const { verdict } = server().board()
  return { title: titleOf(verdict.text), icons: { icon: faviconOf(verdict.state) } }
}

/** The board; with several projects their overview, from which each has a board of its own. */
export default function Page() {
  const time = new Date().toISOString()
  const projects = server().projects()
  if (projects.length > 1)
    return <BoardPage rendered={summaryOf(server().board())} time={time} project={null} overview />
  return <BoardPage rendered={server().board()} time={time} project={projects[0] ?? null} />
}
