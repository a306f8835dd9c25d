import type { Comparison } from './across'
import { computeCells, isSameOverlay, type Overlay } from './cells'
import { computeEnvironment } from './environment'
import type { Facts } from './facts'
import { completeFinding } from './finding'
import { leadToIncident } from './findings/failed-migration'
import { findInFacts } from './findings/of-facts'
import { findInSituation } from './findings/of-situation'
import { isPastBound } from './freshness'
import { computeLive } from './live'
import type { Observation } from './observation'
import { areIdentical, remember } from './remember'
import type { Environment, Finding } from './schema'
import { keepSettled } from './settled'
import type { Situation } from './situation'
import { situationOf } from './situation-of'
import type { Before } from './snapshot'

/** One environment of a board, with its findings. */
export type Taken = { environment: Environment; findings: Finding[] }

/** What its neighbours say of an environment. */
export type Around = { odd: Comparison['odd']; behind: number | null; differing: string[] }

const TAKEN = new WeakMap<Observation, { circumstances: unknown[]; taken: Taken }>()

/**
 * What the board says of one environment. While nothing is observed anew it is the very same as on the board before,
 * unless time alone decides: a reading grew too old, or a wait became a block.
 */
export function takeEnvironment(
  observation: Observation,
  facts: Facts,
  around: Around,
  takenAt: string,
  before: Before,
): Taken {
  const now = Date.parse(takenAt)
  const { history, scripts, kubernetes, name } = observation
  const past = [history, scripts, kubernetes].map(reading => isPastBound(reading, now))
  const blocked = computeLive(observation, now)?.blockedSince ?? null
  const circumstances = [facts, blocked, around.behind, ...past, '|', ...around.odd, '|', ...around.differing]
  const last = TAKEN.get(observation)
  const known = before.environments.get(name) ?? null
  if (last?.taken.environment === known && areIdentical(last.circumstances, circumstances)) return last.taken
  const taken = take(observation, facts, around, takenAt, before)
  TAKEN.set(observation, { circumstances, taken })
  return taken
}

const findFacts = remember((facts: Facts, name: string, project: string | null, year: number) =>
  findInFacts(facts, { name, project, year }),
)
const cellsOf = remember(
  computeCells,
  ([facts, overlay], [nextFacts, nextOverlay]) => facts === nextFacts && isSameOverlay(overlay, nextOverlay),
)

function take(observation: Observation, facts: Facts, around: Around, takenAt: string, before: Before): Taken {
  const { name, project } = observation
  const known = before.environments.get(name)
  const situation = situationOf(observation, facts, Date.parse(takenAt), {
    odd: around.odd,
    behind: around.behind,
    before: known ? { environment: known, findings: before.byEnvironment.get(name) ?? [] } : null,
  })
  const drafts = [
    ...findFacts(observation, facts, name, project, new Date(takenAt).getUTCFullYear()),
    ...findInSituation(situation),
  ]
  const findings = keepSettled.findings(
    drafts.map(draft => completeFinding(leadToIncident(draft, situation), name, before.findings, takenAt)),
    situation.settled?.findings,
  )
  const migrations = cellsOf(observation, facts, overlayOf(situation, around.differing))
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
