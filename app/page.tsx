import type { Metadata } from 'next'
import { server } from '@/lib/server'
import { BoardPage } from './board/board-page'
import { faviconOf } from './board/favicon'
import { titleOf } from './board/title'

export const dynamic = 'force-dynamic'

export function generateMetadata(): Metadata {
  const { verdict } = server().board()
  return { title: titleOf(verdict.text), icons: { icon: faviconOf(verdict.state) } }
}

export default function Page() {
  return <BoardPage rendered={server().board()} time={new Date().toISOString()} project={null} />
}
