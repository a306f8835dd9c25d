import { redirect } from 'next/navigation'
import { triagePage } from '@/lib/board/pages'
import { server } from '@/lib/server'
import { readSegment } from '../../ui/read-segment'
import { NoIncident } from '../no-incident'

export const dynamic = 'force-dynamic'

/** Leads to the newest failed run of an environment. */
export default async function Page({ params }: PageProps<'/triage/[environment]'>) {
  const name = readSegment((await params).environment)
  const held = server().environment(name)?.failure?.run
  const newest = held ?? (await server().runs({ environment: name, state: 'failed', limit: 1 })).runs[0]?.id
  if (newest === undefined) return <NoIncident environment={name} />
  redirect(triagePage(name, newest))
}
