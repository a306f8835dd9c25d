import type { Metadata } from 'next'
import { server } from '@/lib/server'
import { faviconOf } from '../board/favicon'
import { titleOf } from '../board/title'
import { PageFrame } from '../frame/page-frame'
import { withoutMigrations } from '../frame/watched'
import { Crumbs } from '../ui/crumbs'
import { PageLink } from '../ui/page-link'
import { RunFilters } from './run-filters'
import { type RunQuery, readRunQuery, writeRunQuery } from './run-query'
import { RunTable } from './run-table'

export const dynamic = 'force-dynamic'

const LIMIT = 50

export function generateMetadata(): Metadata {
  return { title: titleOf('Runs'), icons: { icon: faviconOf(server().board().verdict.state) } }
}

/** Runs of all environments, newest first. */
export default async function Page({ searchParams }: PageProps<'/runs'>) {
  const query = readRunQuery(await searchParams)
  const board = server().board()
  const { runs, next } = await server().runs({
    environment: query.environment ?? undefined,
    state: query.state ?? undefined,
    before: query.before ?? undefined,
    limit: LIMIT,
  })
  const watched = query.environment === null ? {} : { environment: query.environment }
  return (
    <PageFrame
      rendered={withoutMigrations(board, watched)}
      time={new Date().toISOString()}
      title="Runs"
      current="Runs"
      watched={watched}
    >
      <Crumbs path={[{ name: 'Board', href: '/' }]} here="Runs" />
      <div className="headline">
        <div>
          <h1>{query.environment === null ? 'Runs' : `Runs in ${query.environment}`}</h1>
          <p>Each attempt of the container that runs Flyway, newest first.</p>
        </div>
      </div>
      <RunFilters query={query} environments={board.environments.map(({ name }) => name)} />
      <section className="panel" aria-label="Runs">
        {runs.length > 0 ? <RunTable runs={runs} everywhere={query.environment === null} /> : <NoRuns query={query} />}
        {(next !== null || query.before !== null) && (
          <nav className="foot" aria-label="Pages">
            {query.before !== null && (
              <PageLink className="link" href={`/runs${writeRunQuery({ ...query, before: null })}`}>
                Newest runs
              </PageLink>
            )}
            {next !== null && (
              <PageLink className="link ml-auto" href={`/runs${writeRunQuery({ ...query, before: next })}`}>
                Older runs
              </PageLink>
            )}
          </nav>
        )}
      </section>
    </PageFrame>
  )
}

function NoRuns({ query }: { query: RunQuery }) {
  const narrowed = query.environment !== null || query.state !== null
  return (
    <div className="empty">
      <b>{narrowed ? 'No such run was seen' : 'No run was seen yet'}</b>
      <p>
        {narrowed
          ? `Looked for runs${query.state ? ` that are ${query.state}` : ''}${query.environment ? ` in ${query.environment}` : ' in all environments'}.`
          : 'The board lists each attempt of the configured containers as soon as Kubernetes tells of it.'}
      </p>
      {narrowed && (
        <PageLink className="button mt-3" href="/runs">
          Show all runs
        </PageLink>
      )}
    </div>
  )
}
