import type { Readiness } from '../board/answers'
import type { Board, Source } from '../board/schema'

/** Ready once the board tells of every configured source, whatever came of asking it. */
export function readinessOf({ environments }: Board, archive: Readiness['archive'], stopping: boolean): Readiness {
  const tried = environments.every(({ sources }) => Object.values(sources).every(wasTried))
  const sources = environments.map(environment => [environment.name, statesOf(environment.sources)])
  return { state: stopping ? 'stopping' : tried ? 'ready' : 'starting', archive, sources: Object.fromEntries(sources) }
}

const statesOf = (sources: Record<string, Source>) =>
  Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [name, wasTried(source) ? source.state : 'untried']),
  )

// What was asked and did not answer is `failed`; what was never asked is `stale` without a time.
const wasTried = ({ state, readAt }: Source) => state !== 'stale' || readAt !== null
