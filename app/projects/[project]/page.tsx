import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { server } from '@/lib/server'
import { BoardPage } from '../../board/board-page'
import { faviconOf } from '../../board/favicon'
import { titleOf } from '../../board/title'
import { readSegment } from '../../ui/read-segment'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ project: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const project = await projectOf(params)
  const { verdict } = server().board(project)
  return { title: titleOf(verdict.text), icons: { icon: faviconOf(verdict.state) } }
}

/** One project's board, where a board has several. */
export default async function Page({ params }: Props) {
  const project = await projectOf(params)
  return <BoardPage rendered={server().board(project)} time={new Date().toISOString()} project={project} />
}

async function projectOf(params: Props['params']): Promise<string> {
  const project = readSegment((await params).project)
  if (!server().projects().includes(project)) notFound()
  return project
}
