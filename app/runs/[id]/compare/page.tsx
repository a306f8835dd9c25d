import type { Metadata } from 'next'
import type { RunDetail } from '@/lib/board/answers'
import { server } from '@/lib/server'
import { titleOf } from '../../../board/title'
import { PageFrame } from '../../../frame/page-frame'
import { withoutMigrations } from '../../../frame/watched'
import { Crumbs } from '../../../ui/crumbs'
import { readSegment } from '../../../ui/read-segment'
import { sayMoment } from '../../../ui/times'
import { AspectTable } from '../../compare/aspect-table'
import { sayComparison } from '../../compare/compare-runs'
import { OtherAttempts } from '../../compare/other-attempts'
import { SideBySide } from '../../compare/side-by-side'
import { NoRun } from '../../no-run'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: titleOf('Two attempts') }

/** Lines of each log that are compared. */
const LINES = 2_000

/** Two attempts side by side: what changed between them, and their logs line by line. */
export default async function Page({ params, searchParams }: PageProps<'/runs/[id]/compare'>) {
  const run = await server().run(readSegment((await params).id))
  const other = run && (await otherOf(run, (await searchParams).with))
  if (!run || !other) return <NoRun />
  const [earlier, later] = isBefore(other, run) ? [other, run] : [run, other]
  const [left, right] = await Promise.all([linesOf(earlier), linesOf(later)])
  const now = new Date().toISOString()
  const watched = { environment: run.environment }
  const address = `/runs/${encodeURIComponent(run.id)}`
  return (
    <PageFrame
      rendered={withoutMigrations(server().board(), watched)}
      time={now}
      title="Two attempts"
      current="Runs"
      watched={watched}
    >
      <Crumbs
        path={[
          { name: 'Board', href: '/' },
          { name: run.environment, href: `/environments/${encodeURIComponent(run.environment)}` },
          { name: 'Runs', href: `/runs?environment=${encodeURIComponent(run.environment)}` },
          { name: `Run ${run.startedAt ? sayMoment(run.startedAt, Date.parse(now)) : 'not started'}`, href: address },
        ]}
        here="Compared"
      />
      <div className="headline">
        <div>
          <h1>
            {run.environment}: attempt {earlier.attempt} and attempt {later.attempt}
            {earlier.podUid === later.podUid ? '' : ' of another pod'}
          </h1>
          <p>{sayComparison(earlier, later)}</p>
        </div>
      </div>
      <OtherAttempts run={run} other={other.id} />
      <div className="stack">
        <AspectTable left={earlier} right={later} />
        <SideBySide left={{ run: earlier, lines: left }} right={{ run: later, lines: right }} most={LINES} />
      </div>
    </PageFrame>
  )
}

/** The run that the address names, else the attempt before this one, or after the first. */
async function otherOf(run: RunDetail, named: string | string[] | undefined): Promise<RunDetail | null> {
  const index = run.siblings.findIndex(({ id }) => id === run.id)
  const neighbour = run.siblings[index - 1] ?? run.siblings[index + 1]
  const id = (Array.isArray(named) ? named[0] : named) ?? neighbour?.id
  return id === undefined || id === run.id ? null : server().run(id)
}

const isBefore = (a: RunDetail, b: RunDetail) =>
  a.podUid === b.podUid ? a.restartCount < b.restartCount : (a.startedAt ?? '') < (b.startedAt ?? '')

const linesOf = async ({ id }: RunDetail) => (await server().logLines(id, { from: 1, limit: LINES }))?.lines ?? []
