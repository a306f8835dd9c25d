import type { Run } from '@/lib/board/schema'
import { PageLink } from '../ui/page-link'
import { type RunQuery, writeRunQuery } from './run-query'

const STATES: Record<Run['state'], string> = {
  running: 'Running',
  failed: 'Failed',
  succeeded: 'Succeeded',
  waiting: 'Waiting',
  lost: 'Lost',
}

/** Which runs are listed, as links: each is the same page with another address. */
export function RunFilters({ query, environments }: { query: RunQuery; environments: string[] }) {
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      <nav className="segments" aria-label="Environment">
        <Choice query={query} change={{ environment: null }} name="All environments" />
        {environments.map(environment => (
          <Choice key={environment} query={query} change={{ environment }} name={environment} />
        ))}
      </nav>
      <nav className="segments" aria-label="State">
        <Choice query={query} change={{ state: null }} name="All states" />
        {Object.entries(STATES).map(([state, name]) => (
          <Choice key={state} query={query} change={{ state: state as Run['state'] }} name={name} /> // its own keys
        ))}
      </nav>
    </div>
  )
}

function Choice({ query, change, name }: { query: RunQuery; change: Partial<RunQuery>; name: string }) {
  const chosen = Object.entries(change).every(([key, value]) => query[key as keyof RunQuery] === value) // its own keys
  return (
    <PageLink
      href={`/runs${writeRunQuery({ ...query, before: null, ...change })}`}
      replace
      scroll={false}
      aria-current={chosen ? 'true' : undefined}
    >
      {name}
    </PageLink>
  )
}
