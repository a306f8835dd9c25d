import type { Comparison } from './across'
import { isEnding } from './ending'
import type { Facts } from './facts'
import { computeFailing } from './failing'
import { computeSource, isPastBound, OFF } from './freshness'
import { computeLive } from './live'
import { computeNoOp } from './no-op'
import type { Observation, Reading } from './observation'
import type { Environment, Finding } from './schema'
import type { Situation } from './situation'

type Around = {
  odd: Comparison['odd']
  behind: number | null
  /** The environment and its findings on the board before. */
  before: { environment: Environment; findings: Finding[] } | null
}

/** Weighs one environment: what its runs, its ages and its neighbours add to its facts. */
export function situationOf(observation: Observation, facts: Facts, now: number, around: Around): Situation {
  const { history, scripts, kubernetes, runs } = observation
  const live = computeLive(observation, now)
  // Where nothing is left to be applied the last rows are there, however early they were read.
  const mayHaveMore = isEnding(observation) && facts.pending.length > 0
  return {
    observation,
    facts,
    now,
    sources: {
      history: computeSource(history, now),
      scripts: computeSource(scripts, now),
      kubernetes: computeSource(kubernetes, now),
      sessions: ON_DEMAND,
      schema: OFF,
    },
    pastBound: {
      history: isTooOld(history, now),
      scripts: isTooOld(scripts, now),
      kubernetes: isTooOld(kubernetes, now),
    },
    live,
    failing: computeFailing(runs, facts),
    noOp: computeNoOp(observation, facts),
    odd: around.odd,
    behind: around.behind,
    settled: (live || mayHaveMore) && isKnown(around.before) ? around.before : null,
  }
}

/** Whoever looks sees them as they are; nobody needs their age. */
const ON_DEMAND = { ...OFF, reason: 'Read while a run is live, and while somebody looks at triage.' }

/** What the configuration leaves out has no age. */
const isTooOld = (reading: Reading<unknown>, now: number) => reading.configured && isPastBound(reading, now)

const isKnown = (before: Around['before']) => before !== null && before.environment.version.state !== 'unknown'
