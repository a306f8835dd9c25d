import type { Observation } from './observation'
import { pastRunOf, runOf } from './run-of'
import type { Environment, EnvironmentState, Finding, Migration } from './schema'
import { keepSettled } from './settled'
import type { Situation } from './situation'

/** Runs that an environment tells of beside the newest: as many as its history has room for. */
const PAST = 24

/** One environment of the board; its findings are already known, for the worst of them may be its state. */
export function computeEnvironment(situation: Situation, migrations: Migration[], findings: Finding[]): Environment {
  const { observation, facts, sources, failing, settled } = situation
  const newest = observation.runs[0]
  const version = keepSettled.version(versionOf(situation), settled?.environment)
  const drift = keepSettled.drift(driftOf(situation), settled?.environment)
  return {
    name: observation.name,
    project: observation.project,
    stage: observation.stage,
    state: stateOf(situation, version, findings),
    version,
    run: newest ? runOf(observation.name, newest) : null,
    runs: observation.runs.slice(0, PAST).map(pastRunOf),
    failure: failing?.failure ?? null,
    drift,
    scripts: facts.scripts,
    flywayError: facts.error?.message ?? null,
    sources,
    access: observation.access,
    rollout: rolloutOf(observation),
    migrations,
  }
}

/** Pods beyond these are of a rollout that has gone mad; a page does not need them. */
const SHOWN = 20

function rolloutOf({ kubernetes }: Observation): Environment['rollout'] {
  const { value } = kubernetes
  if (!value?.found) return null
  const { observed = true, image = value.container?.image ?? null, stuck = null } = value.rollout ?? {}
  const pods = value.pods.slice(0, SHOWN).map(({ annotations: _own, createdAt, ...pod }) => ({
    ...pod,
    createdAt: new Date(createdAt).toISOString(),
  }))
  return { observed, image, stuck, pods }
}

const isUnread = ({ pastBound }: Situation) => pastBound.history || pastBound.scripts

function versionOf(situation: Situation): Environment['version'] {
  const { facts, behind } = situation
  const pending = facts.pending.length
  const unknown = isUnread(situation) || !facts.judged || facts.error !== null
  return { state: unknown ? 'unknown' : pending > 0 ? 'pending' : 'ok', current: facts.current, pending, behind }
}

function driftOf(situation: Situation): Environment['drift'] {
  const { facts, odd } = situation
  const oddOnly = odd.filter(({ migration }) => !facts.odd.some(line => line.drifted && line.migration === migration))
  const history = facts.drift + oddOnly.length
  return {
    state: isUnread(situation) || !facts.judged ? 'unknown' : history > 0 ? 'attention' : 'ok',
    history,
    schema: null,
  }
}

/** First match wins (design/README.md §4, "Environment state"). */
function stateOf(situation: Situation, version: Environment['version'], findings: Finding[]): EnvironmentState {
  const { facts, failing, live } = situation
  if (failing || findings.some(({ kind }) => kind === 'failed-migration')) return 'failed'
  if (isUnread(situation) || isRunUnknown(situation, version.pending)) return 'unknown'
  if (live?.blockedSince) return 'blocked'
  if (live) return 'running'
  if (findings.some(({ severity }) => severity !== 'notice')) return 'attention'
  return version.pending > 0 || facts.neverMigrated ? 'pending' : 'ok'
}

/** What Kubernetes would say decides only while something is pending or a run was live. */
function isRunUnknown({ observation, pastBound, live }: Situation, pending: number): boolean {
  if (!pastBound.kubernetes) return false
  return pending > 0 || live !== null || observation.runs[0]?.state === 'waiting'
}
