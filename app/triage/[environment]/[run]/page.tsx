import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { triagePage } from '@/lib/board/pages'
import { server } from '@/lib/server'
import { titleOf as headOf, sayDiagnosis } from '@/lib/triage/markdown'
import { faviconOf } from '../../../board/favicon'
import { titleOf } from '../../../board/title'
import { PageFrame } from '../../../frame/page-frame'
import { withoutMigrations } from '../../../frame/watched'
import { scriptLink } from '../../../migrations/script-link'
import { CopyButton } from '../../../ui/copy-button'
import { Crumbs } from '../../../ui/crumbs'
import { PageLink } from '../../../ui/page-link'
import { readSegment } from '../../../ui/read-segment'
import { awaitsCatalog } from '../../awaits-catalog'
import { CausePanel } from '../../cause-panel'
import { EndingNote } from '../../ending-note'
import { readTab } from '../../evidence'
import { EvidencePanel } from '../../evidence-panel'
import { LeftPanel } from '../../left-panel'
import { newestFailedRun } from '../../newest-run'
import { NoIncident } from '../../no-incident'
import { RefreshWhile } from '../../refresh-while'
import { RepairPanel } from '../../repair-panel'
import { SessionsPanel } from '../../sessions/sessions-panel'
import { StepsPanel } from '../../steps-panel'
import { TimelinePanel } from '../../timeline-panel'

export const dynamic = 'force-dynamic'

type Props = PageProps<'/triage/[environment]/[run]'>

/** The title and the page ask for the same incident. */
const readIncident = cache((name: string, of: string) => server().incident(name, of))

const find = async (params: Props['params']) => {
  const { environment, run } = await params
  const name = readSegment(environment)
  const of = readSegment(run)
  return { name, of, found: await readIncident(name, of) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found } = await find(params)
  const icons = { icon: faviconOf(server().board().verdict.state) }
  return { title: titleOf(found ? headOf(found.incident.diagnosis) : 'No such failure'), icons }
}

/** One failed run: what failed, why, what is left of it, and what can be done. */
export default async function Page({ params, searchParams }: Props) {
  const { name, of, found } = await find(params)
  if (!found) {
    const newest = await newestFailedRun(server(), name, of)
    if (newest !== null) redirect(triagePage(name, newest))
  }
  const environment = server().environment(name)
  if (!found || !environment) return <NoIncident environment={name} />
  const { run, incident, ending, timeline } = found
  const detail = await server().run(run.id)
  const { diagnosis } = incident
  const { known, failure } = diagnosis
  const watched = { environment: name }
  const log = `/runs/${encodeURIComponent(run.id)}`
  const note = { environment: name, run: run.id, attempt: run.attempt, at: run.finishedAt, page: log }
  return (
    <PageFrame
      rendered={withoutMigrations(server().board(), watched)}
      time={new Date().toISOString()}
      title={headOf(diagnosis)}
      current={null}
      watched={watched}
    >
      <Crumbs
        path={[
          { name: 'Board', href: '/' },
          { name, href: `/environments/${encodeURIComponent(name)}` },
          { name: `Run, attempt ${run.attempt}`, href: log },
        ]}
        here="Triage"
      />
      <div className="headline">
        <div>
          <h1>
            {name}: {headOf(diagnosis)}
          </h1>
          <p>{known?.meaning ?? 'The dictionary does not know this error. What PostgreSQL or Flyway said is below.'}</p>
        </div>
        <div className="actions">
          <CopyButton text={sayDiagnosis(note, diagnosis)} what="as Markdown" />
          <PageLink className="button small" href={log}>
            Open the log
          </PageLink>
        </div>
      </div>
      {ending && <EndingNote ending={ending} />}
      <RefreshWhile waiting={awaitsCatalog(found, environment)} />
      <div className="with-side">
        <div className="stack">
          <CausePanel diagnosis={diagnosis} scriptPage={scriptLink(failure, environment)} />
          <StepsPanel diagnosis={diagnosis} />
          {detail && (
            <EvidencePanel
              tab={readTab((await searchParams).tab)}
              page={triagePage(name, run.id)}
              incident={incident}
              run={detail}
              rollout={environment.rollout}
            />
          )}
        </div>
        <div className="stack">
          <LeftPanel diagnosis={diagnosis} />
          {!ending && <SessionsPanel environment={name} />}
          <RepairPanel repair={diagnosis.repair} />
          <TimelinePanel timeline={timeline} current={run.id} />
        </div>
      </div>
    </PageFrame>
  )
}
