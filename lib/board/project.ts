import { type Comparison, compareToReferences, countBehind, type References } from './across'
import { computeCells, isSameOverlay, type Overlay } from './cells'
import { computeEnvironment } from './environment'
import type { Facts } from './facts'
import { factsOf } from './facts-of'
import { completeFinding } from './finding'
import { findInFacts } from './findings/of-facts'
import { findInSituation } from './findings/of-situation'
import { isPastBound } from './freshness'
import type { Observation } from './observation'
import { remember } from './remember'
import type { Environment, Finding } from './schema'
import { keepSettled } from './settled'
import type { Situation } from './situation'
import { situationOf } from './situation-of'
import type { Before } from './snapshot'

const NONE: References = { byKey: new Map(), blocks: new Set() }

const compare = remember(compareToReferences)
const behindOf = remember(countBehind)
const findFacts = remember((facts: Facts, name: string, project: string | null) =>
  findInFacts(facts, { name, project }),
)
const cellsOf = remember(
  computeCells,
  ([facts, overlay], [nextFacts, nextOverlay]) => facts === nextFacts && isSameOverlay(overlay, nextOverlay),
)

/** The environments of one project, in promotion order: each is weighed against those before it. */
export function takeProject(
  observations: Observation[],
  takenAt: string,
  before: Before,
): { environment: Environment; findings: Finding[] }[] {
  const all = observations.map(observation => ({ observation, facts: factsOf(observation) }))
  const comparisons = compareAll(all)
  const differing = differingKeys(comparisons)
  const now = Date.parse(takenAt)
  return all.map(({ observation, facts }, index) => {
    const known = before.environments.get(observation.name)
    const situation = situationOf(observation, facts, now, {
      odd: comparisons[index]?.odd ?? [],
      behind: behindIn(all, index, now),
      before: known ? { environment: known, findings: before.byEnvironment.get(observation.name) ?? [] } : null,
    })
    return takeEnvironment(situation, differing.get(observation.name) ?? [], takenAt, before)
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

function takeEnvironment(situation: Situation, differing: string[], takenAt: string, before: Before) {
  const { observation, facts, settled } = situation
  const drafts = [
    ...findFacts(observation, facts, observation.name, observation.project),
    ...findInSituation(situation),
  ]
  const findings = keepSettled.findings(
    drafts.map(draft => completeFinding(draft, observation.name, before.findings, takenAt)),
    settled?.findings,
  )
  const migrations = cellsOf(observation, facts, overlayOf(situation, differing))
  return { environment: computeEnvironment(situation, migrations, findings), findings }
}

function overlayOf({ live, failing, noOp, pastBound }: Situation, differing: string[]): Overlay {
  const failed = failing?.key ?? null
  return {
    stale: pastBound.history || pastBound.scripts,
    running: live?.key ? { key: live.key, blocked: live.blockedSince !== null } : null,
    failed:
      failed === null ? null : { key: failed, retrying: live !== null && (live.key === null || live.key === failed) },
    skipped: noOp?.waiting.map(({ migration }) => migration.key) ?? [],
    differing,
  }
}
