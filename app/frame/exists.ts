import type { Server } from '@/lib/server'
import { newestFailedRun } from '../triage/newest-run'
import { readSegment } from '../ui/read-segment'

type Known = Pick<Server, 'environment' | 'migration' | 'projects' | 'hasRun' | 'hasFailed' | 'runs'>

/** What each page with a name in its address looks up. */
const PAGES: Record<string, (server: Known, name: string, project: string | null) => unknown> = {
  environments: (server, name) => server.environment(name),
  migrations: (server, key, project) =>
    project === null || server.projects().includes(project) ? server.migration(key, project) : null,
  runs: async (server, id) => ((await server.hasRun(id)) ? id : null),
  triage: (server, name) => server.environment(name),
}

/** Whether the page at an address has something to show. Other addresses are not its to say. */
export async function hasPage(
  server: Known,
  { pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>,
): Promise<boolean> {
  const [, kind = '', name = '', more] = pathname.split('/')
  if (kind === 'triage' && more !== undefined) return hasIncident(server, readSegment(name), readSegment(more))
  const find = more === undefined && name !== '' && Object.hasOwn(PAGES, kind) ? PAGES[kind] : undefined
  return find === undefined || (await find(server, readSegment(name), searchParams.get('project'))) !== null
}

/** A run's own, or the newest of a migration, to which the page leads. */
const hasIncident = async (server: Known, environment: string, of: string) =>
  server.environment(environment) !== null &&
  ((await server.hasFailed(environment, of)) || (await newestFailedRun(server, environment, of)) !== null)
