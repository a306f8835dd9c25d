'use client'

import type { Board } from '@/lib/board/schema'
import { mainPages } from '../../ui/main-pages'
import { PageLink } from '../../ui/page-link'
import { StateWord } from '../../ui/state-word'
import { TopBar } from '../../ui/top-bar'
import { LiveIndicator } from '../head/live-indicator'
import { Verdict } from '../head/verdict'
import { useBoard } from '../live/use-board'
import { useStale } from '../live/use-stale'
import { ENVIRONMENTS } from '../states'
import { useView } from '../use-view'
import { type ProjectSummary, summariseProjects } from './projects'

/** A board of several projects: one row each, outliers first; a project's own matrix is a page further. */
export function Overview({ rendered }: { rendered: Board }) {
  const live = useBoard(rendered, { summary: true })
  const board = useStale(live)
  return (
    <div className={useView().wall ? 'wall' : undefined}>
      <TopBar pages={mainPages('Board')}>
        <LiveIndicator board={board} link={live.link} />
      </TopBar>
      <main className="page" id="main">
        <Verdict board={board} />
        <table className="panel overview">
          <thead>
            <tr>
              <th scope="col">Project</th>
              <th scope="col">State</th>
              <th scope="col">Environments</th>
              <th scope="col">Worst finding</th>
            </tr>
          </thead>
          <tbody>
            {summariseProjects(board).map(project => (
              <ProjectRow key={project.name} project={project} />
            ))}
          </tbody>
        </table>
      </main>
    </div>
  )
}

function ProjectRow({ project }: { project: ProjectSummary }) {
  const { name, state, environments, worst, findings } = project
  const { glyph, word, tone } = ENVIRONMENTS[state]
  return (
    <tr>
      <th scope="row">
        <PageLink className="link" href={`/projects/${encodeURIComponent(name)}`}>
          {name || 'without a project'}
        </PageLink>
      </th>
      <td>
        <StateWord glyph={glyph} tone={tone}>
          {word}
        </StateWord>
      </td>
      <td>
        {environments.map(({ stage, version }) => (
          <span key={stage} className="mr-4 inline-block">
            {stage} <span className="mono">{version.current === null ? '–' : `V${version.current}`}</span>
          </span>
        ))}
      </td>
      <td>
        {worst && (
          <PageLink className="link" href={worst.href}>
            {worst.environment}: {worst.title}
          </PageLink>
        )}
        {findings > 1 && ` and ${findings - 1} more`}
      </td>
    </tr>
  )
}
