import { triagePage } from '@/lib/board/pages'
import { server } from '@/lib/server'
import { PageFrame } from '../frame/page-frame'
import { withoutMigrations } from '../frame/watched'
import { Crumbs } from '../ui/crumbs'
import { PageLink } from '../ui/page-link'
import { SessionsPanel } from './sessions/sessions-panel'

/** Triage of an environment against which no failure is held: a migration may be at work, and wait. */
export function NowPage({ environment, failed }: { environment: string; failed: string | null }) {
  const watched = { environment }
  return (
    <PageFrame
      rendered={withoutMigrations(server().board(), watched)}
      time={new Date().toISOString()}
      title={`Triage of ${environment}`}
      current={null}
      watched={watched}
    >
      <Crumbs
        path={[
          { name: 'Board', href: '/' },
          { name: environment, href: `/environments/${encodeURIComponent(environment)}` },
        ]}
        here="Triage"
      />
      <div className="headline">
        <div>
          <h1>Triage of {environment}</h1>
          <p>
            No failed run is held against {environment} now. Below is who waits for whom in its database; if a run
            fails, this address leads to what failed, and why.
          </p>
        </div>
        {failed !== null && (
          <div className="actions">
            <PageLink className="button small" href={triagePage(environment, failed)}>
              The last run that failed
            </PageLink>
          </div>
        )}
      </div>
      <SessionsPanel environment={environment} />
    </PageFrame>
  )
}
