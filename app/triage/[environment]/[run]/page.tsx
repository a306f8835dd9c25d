import type { Metadata } from 'next'
import { server } from '@/lib/server'
import { titleOf as headOf, sayDiagnosis } from '@/lib/triage/markdown'
import { faviconOf } from '../../../board/favicon'
import { titleOf } from '../../../board/title'
import { PageFrame } from '../../../frame/page-frame'
import { withoutMigrations } from '../../../frame/watched'
import { scriptLink } from '../../../migrations/script-link'
import { CopyButton } from '../../../ui/copy-button'
import { Crumbs } from '../../../ui/crumbs'
import { Glyph } from '../../../ui/glyph'
import { PageLink } from '../../../ui/page-link'
import { readSegment } from '../../../ui/read-segment'
import { CausePanel } from '../../cause-panel'
import { LeftPanel } from '../../left-panel'
import { NoIncident } from '../../no-incident'
import { SessionsPanel } from '../../sessions/sessions-panel'
import { StepsPanel } from '../../steps-panel'

export const dynamic = 'force-dynamic'

type Props = PageProps<'/triage/[environment]/[run]'>

const find = async (params: Props['params']) => {
  const { environment, run } = await params
  const name = readSegment(environment)
  return { name, found: await server().diagnosis(name, readSegment(run)) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found } = await find(params)
  const icons = { icon: faviconOf(server().board().verdict.state) }
  return { title: titleOf(found ? headOf(found.diagnosis) : 'No such failure'), icons }
}

/** One failed run: what failed, why, what is left of it, and what can be done. */
export default async function Page({ params }: Props) {
  const { name, found } = await find(params)
  const environment = server().environment(name)
  if (!found || !environment) return <NoIncident environment={name} />
  const { run, diagnosis } = found
  const { known, failure } = diagnosis
  const watched = { environment: name }
  const log = `/runs/${encodeURIComponent(run.id)}`
  const over = environment.failure === null
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
      {over && (
        <section className="note" aria-label="How it stands">
          <Glyph name="check" />
          <p>This failure is over: nothing in {name} fails now. The page stays as its record.</p>
        </section>
      )}
      <div className="with-side">
        <div className="stack">
          <CausePanel diagnosis={diagnosis} scriptPage={scriptLink(failure, environment)} />
          <StepsPanel diagnosis={diagnosis} />
        </div>
        <div className="stack">
          <LeftPanel diagnosis={diagnosis} />
          <SessionsPanel environment={name} />
        </div>
      </div>
    </PageFrame>
  )
}
