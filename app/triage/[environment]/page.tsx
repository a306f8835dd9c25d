import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { triagePage } from '@/lib/board/pages'
import { server } from '@/lib/server'
import { titleOf } from '../../board/title'
import { readSegment } from '../../ui/read-segment'
import { NoIncident } from '../no-incident'
import { NowPage } from '../now-page'

export const dynamic = 'force-dynamic'

type Props = PageProps<'/triage/[environment]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: titleOf(`Triage of ${readSegment((await params).environment)}`) }
}

/** Leads to the failed run that is held against an environment; while there is none it shows who waits in its database. */
export default async function Page({ params }: Props) {
  const name = readSegment((await params).environment)
  const environment = server().environment(name)
  if (!environment) return <NoIncident environment={name} />
  if (environment.failure) redirect(triagePage(name, environment.failure.run))
  const { runs } = await server().runs({ environment: name, state: 'failed', limit: 1 })
  return <NowPage environment={name} failed={runs[0]?.id ?? null} />
}
