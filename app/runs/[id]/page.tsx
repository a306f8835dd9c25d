import type { Metadata } from 'next'
import { cache } from 'react'
import type { RunDetail } from '@/lib/board/answers'
import { triagePage } from '@/lib/board/pages'
import { server } from '@/lib/server'
import { faviconOf } from '../../board/favicon'
import { titleOf } from '../../board/title'
import { PageFrame } from '../../frame/page-frame'
import { withoutMigrations } from '../../frame/watched'
import { scriptLink } from '../../migrations/script-link'
import { Crumbs } from '../../ui/crumbs'
import { PageLink } from '../../ui/page-link'
import { readSegment } from '../../ui/read-segment'
import { sayMoment } from '../../ui/times'
import { LogPanel } from '../log/log-panel'
import { outlineOf } from '../log/outline-entries'
import { readSettings } from '../log/settings'
import { shownRunOf } from '../log/shown-run'
import { NoRun } from '../no-run'
import { sayOutcome } from '../run-words'
import { CauseNote } from './cause-note'
import { FailureNote } from './failure-note'
import { PodEvents } from './pod-events'
import { RENDERED_LINES, readLandmarks, renderLog } from './rendered-log'
import { RunFacts } from './run-facts'
import { RunSummary } from './run-summary'

export const dynamic = 'force-dynamic'

/** The title and the page ask for the same run. */
const readRun = cache((id: string) => server().run(id))

export async function generateMetadata({ params }: PageProps<'/runs/[id]'>): Promise<Metadata> {
  const run = await readRun(readSegment((await params).id))
  const icons = { icon: faviconOf(server().board().verdict.state) }
  return run ? { title: titleOf(titleOfRun(run)), icons } : { title: titleOf('No such run'), icons }
}

const titleOfRun = (run: RunDetail) => `Run in ${run.environment}, attempt ${run.attempt}`

/** One run, which is one attempt of one pod, and its log. */
export default async function Page({ params, searchParams }: PageProps<'/runs/[id]'>) {
  const run = await readRun(readSegment((await params).id))
  if (!run) return <NoRun />
  const query = await searchParams
  const environment = server().environment(run.environment)
  const now = new Date().toISOString()
  const live = isLive(run)
  const [rendered, { firstKept, landmarks }] = await Promise.all([
    renderLog(run, readLine(query.from), live),
    readLandmarks(run),
  ])
  const shown = shownRunOf(run)
  const moment = run.startedAt === null ? 'not started' : sayMoment(run.startedAt, Date.parse(now))
  const watched = { environment: run.environment }
  return (
    <PageFrame
      rendered={withoutMigrations(server().board(), watched)}
      time={now}
      title={titleOfRun(run)}
      current="Runs"
      watched={watched}
    >
      <Crumbs
        path={[
          { name: 'Board', href: '/' },
          { name: run.environment, href: `/environments/${encodeURIComponent(run.environment)}` },
          { name: 'Runs', href: `/runs?environment=${encodeURIComponent(run.environment)}` },
        ]}
        here={`Run ${moment}`}
      />
      <div className="headline">
        <div>
          <h1>
            {run.environment} run {run.startedAt === null ? 'that has not started' : `of ${moment}`}: {sayOutcome(run)}
          </h1>
          <RunSummary run={run} />
        </div>
      </div>
      {run.cause && <CauseNote cause={run.cause} over={run.state !== 'waiting'} />}
      {run.failure && environment && isToldByLog(run.failure, run.cause) && (
        <FailureNote
          failure={run.failure}
          scriptPage={scriptLink(run.failure, environment)}
          triage={triagePage(run.environment, run.id)}
        />
      )}
      <div className="with-side">
        <div className="min-w-0">
          <LogPanel
            key={run.id}
            run={shown}
            rendered={rendered}
            firstKept={firstKept}
            landmarks={outlineOf(run.steps, landmarks)}
            begun={run.steps.length > 0}
            reading={environment?.sources.kubernetes ?? null}
            settings={readSettings(query)}
          />
          <noscript>
            <PagesWithoutScript
              id={run.id}
              first={rendered.lines[0]?.number}
              last={rendered.lines.at(-1)?.number}
              total={rendered.total}
            />
          </noscript>
        </div>
        <div className="stack">
          <RunFacts run={shown} rollout={environment?.rollout ?? null} />
          <PodEvents events={run.events} />
        </div>
      </div>
    </PageFrame>
  )
}

/** A failure without a log repeats what the cause says better. */
const isToldByLog = ({ sqlState, script }: NonNullable<RunDetail['failure']>, cause: RunDetail['cause']) =>
  cause === null || sqlState !== null || script !== null

/** Whether lines may still come: the container is at work, or its log has not been read to the end. */
function isLive({ state, log }: RunDetail): boolean {
  if (state === 'waiting' || state === 'running') return true
  return log.completeness === 'live' || log.completeness === 'resumed'
}

function readLine(value: string | string[] | undefined): number | null {
  const line = Number(Array.isArray(value) ? value[0] : value)
  return Number.isSafeInteger(line) && line > 0 ? line : null
}

type Pages = { id: string; first: number | undefined; last: number | undefined; total: number }

/** With script the whole log can be scrolled; without it, it can be leafed through. */
function PagesWithoutScript({ id, first = 1, last = 0, total }: Pages) {
  const page = (from: number) => `/runs/${encodeURIComponent(id)}?from=${Math.max(1, from)}`
  return (
    <nav className="mt-2 flex gap-4" aria-label="Pages of the log">
      {first > 1 && <PageLink href={page(first - RENDERED_LINES)}>Earlier lines</PageLink>}
      <span>
        Lines {first} to {last} of {total}
      </span>
      {last < total && <PageLink href={page(last + 1)}>Later lines</PageLink>}
    </nav>
  )
}
