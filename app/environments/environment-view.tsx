'use client'

import type { Board, Run } from '@/lib/board/schema'
import { AttentionList } from '../board/attention/attention-list'
import { EnvironmentCard } from '../board/cards/environment-card'
import { lookOfEnvironment } from '../board/cards/environment-look'
import { LiveIndicator } from '../board/head/live-indicator'
import { useBoard } from '../board/live/use-board'
import { useStale } from '../board/live/use-stale'
import { useView } from '../board/use-view'
import { useRefresh } from '../frame/use-refresh'
import { signatureOf } from '../frame/watched'
import { RunTable } from '../runs/run-table'
import { Crumbs } from '../ui/crumbs'
import { ForeignText } from '../ui/foreign-text'
import { Glyph } from '../ui/glyph'
import { mainPages } from '../ui/main-pages'
import { TopBar } from '../ui/top-bar'
import { AccessPanel } from './access-panel'
import { MigrationTable } from './migration-table'
import { RolloutPanel } from './rollout-panel'
import { SourcesPanel } from './sources-panel'

type View = { rendered: Board; name: string; title: string; runs: Run[]; panel: string | null; allRows: boolean }

/** One environment, live: what needs attention, its card, its sources, its runs and all its migrations. */
export function EnvironmentView({ rendered, name, title, runs, panel, allRows }: View) {
  const live = useBoard(rendered, { page: title })
  const view = useView()
  const board = useStale(live)
  // Which runs there are is the server's to say; the board tells how the newest of them stands.
  useRefresh(signatureOf(live.board, { environment: name }))
  const environment = board.environments.find(known => known.name === name)
  if (!environment) return null
  const findings = board.findings.filter(finding => finding.environment === name)
  const { run } = environment
  const { word } = lookOfEnvironment(environment, findings)
  return (
    <>
      <TopBar project={environment.project} pages={mainPages('Board')}>
        <LiveIndicator board={board} link={live.link} />
      </TopBar>
      <main className="page" id="main">
        <Crumbs path={[{ name: 'Board', href: '/' }]} here={name} />
        <div className="headline">
          <div>
            <h1 aria-live="polite">
              {name}: {word.charAt(0).toLowerCase() + word.slice(1)}
            </h1>
          </div>
        </div>
        {environment.flywayError !== null && (
          <section className="note warn" aria-label="What Flyway says">
            <Glyph name="warn" />
            <div>
              <b>Flyway itself refuses these files and rows.</b>
              <pre className="mono whitespace-pre-wrap">
                <ForeignText text={environment.flywayError} />
              </pre>
            </div>
          </section>
        )}
        <AttentionList findings={findings} environments={board.environments} view={{ ...view, env: null }} />
        <div className="stack">
          <div className="card-and-facts">
            <div className="panel lone-card">
              <EnvironmentCard environment={environment} findings={findings} before={stageBefore(board, name)} />
            </div>
            <div className="stack">
              <SourcesPanel sources={environment.sources} chosen={panel === 'sources'} />
              {environment.access && <AccessPanel access={environment.access} chosen={panel === 'access'} />}
            </div>
          </div>
          {environment.rollout && <RolloutPanel rollout={environment.rollout} />}
          <Runs runs={runs.map(known => (known.id === run?.id ? run : known))} name={name} />
          <MigrationTable environment={environment} all={allRows} />
        </div>
      </main>
    </>
  )
}

function Runs({ runs, name }: { runs: Run[]; name: string }) {
  return (
    <section className="panel" aria-labelledby="runs-here">
      <header>
        <h2 id="runs-here">Runs</h2>
        <a className="link ml-auto" href={`/runs?environment=${encodeURIComponent(name)}`}>
          All runs of {name}
        </a>
      </header>
      {runs.length > 0 ? (
        <RunTable runs={runs} everywhere={false} />
      ) : (
        <div className="empty">
          <b>No run was seen yet</b>
        </div>
      )}
    </section>
  )
}

/** The environment before this one in its project's promotion order. */
function stageBefore({ environments }: Board, name: string): string | null {
  const project = environments.find(environment => environment.name === name)?.project
  const stages = environments.filter(environment => environment.project === project)
  return stages[stages.findIndex(environment => environment.name === name) - 1]?.stage ?? null
}
