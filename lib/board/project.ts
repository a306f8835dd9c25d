import { type Comparison, compareToReferences, countBehind, type References } from './across'
import type { Facts } from './facts'
import { factsOf } from './facts-of'
import { isPastBound } from './freshness'
import type { Observation } from './observation'
import { remember } from './remember'
import type { Before } from './snapshot'
import { type Taken, takeEnvironment } from './take-environment'

const NONE: References = { byKey: new Map(), blocks: new Set() }

const compare = remember(compareToReferences)
const behindOf = remember(countBehind)

/** The environments of one project, in promotion order: each is weighed against those before it. */
export function takeProject(observations: Observation[], takenAt: string, before: Before): Taken[] {
  const all = observations.map(observation => ({ observation, facts: factsOf(observation) }))
  const comparisons = compareAll(all)
  const differing = differingKeys(comparisons)
  const now = Date.parse(takenAt)
  return all.map(({ observation, facts }, index) => {
    const around = {
      odd: comparisons[index]?.odd ?? [],
      behind: behindIn(all, index, now),
      differing: differing.get(observation.name) ?? [],
    }
    return takeEnvironment(observation, facts, around, takenAt, before)
  })
}

type Known = { observation: Observation; facts: Facts }

function compareAll(all: Known[]): (Comparison & { environment: string })[] {
  let references = NONE
  return all.map(({ observation, facts }) => {
    const comparison = compare(observation, references, observation.name, facts.applied)
    references = comparison.references
    return { ...comparison, environment: observation.name }
  })
}

/** What differs is marked on both sides of the difference. */
function differingKeys(comparisons: (Comparison & { environment: string })[]): Map<string, string[]> {
  const keys = new Map<string, Set<string>>()
  const add = (environment: string, key: string) => keys.set(environment, (keys.get(environment) ?? new Set()).add(key))
  for (const { environment, odd } of comparisons) {
    for (const { migration, reference } of odd) {
      add(environment, migration.key)
      add(reference.environment, migration.key)
    }
  }
  return new Map([...keys].map(([environment, set]) => [environment, [...set]]))
}

/** Null for the first environment, and where either history is not known. */
function behindIn(all: Known[], index: number, now: number): number | null {
  const [before, here] = [all[index - 1], all[index]]
  if (!before || !here) return null
  if (isPastBound(before.observation.history, now) || isPastBound(here.observation.history, now)) return null
  return behindOf(here.observation, before.facts, here.facts)
}
