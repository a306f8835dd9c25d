import type { Board, Environment, Migration, Source } from '@/lib/board/schema'

/**
 * The board of which nothing new was heard since a moment: everything in the past tense. What is known to have failed
 * stays failed, for silence mends nothing.
 */
export function asStale(board: Board, since: string): Board {
  const clock = since.slice(11, 19)
  return {
    ...board,
    verdict: { state: 'unknown', text: `The board is not connected: what is shown is from ${clock} UTC` },
    environments: board.environments.map(staleEnvironment),
  }
}

function staleEnvironment(environment: Environment): Environment {
  const sources = Object.entries(environment.sources).map(([name, source]) => [name, staleSource(source)])
  return {
    ...environment,
    state: environment.state === 'failed' ? 'failed' : 'unknown',
    version: { ...environment.version, state: 'unknown' },
    sources: Object.fromEntries(sources) as Environment['sources'], // the keys are unchanged
    migrations: environment.migrations.map(staleMigration),
  }
}

const staleSource = (source: Source): Source =>
  source.state === 'ok' ? { ...source, state: 'stale', reason: 'the board is not connected' } : source

const staleMigration = (migration: Migration): Migration =>
  migration.state.startsWith('failed') ? migration : { ...migration, state: 'unknown' }
