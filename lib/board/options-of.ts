import { compatibilityOf } from '../flyway/compatibility'
import { type Compatibility, DEFAULT_OPTIONS, type FlywayOptions } from '../flyway/options'
import type { Observation, Workload } from './observation'
import { type Conflict, findConflicts } from './option-conflicts'
import { readContainer } from './read-container'
import { remember } from './remember'

/** Flyway's options of one environment, and where they could not be settled. */
export type SettledOptions = {
  options: FlywayOptions
  conflicts: Conflict[]
  /** Lower-case names of placeholders that have a value which the board cannot see; `name*` for all that start so. */
  unknownPlaceholders: string[]
  /** Variables and arguments of the container that set an option to a value which the board cannot see. */
  hidden: string[]
}

/**
 * Which options hold: the configuration's, then the container's arguments, then its plain FLYWAY_* values, then Flyway's
 * defaults (product.md §2b, Which options; Which Flyway).
 */
export function optionsOf(observation: Observation): SettledOptions {
  const container = observation.kubernetes.value?.container ?? null
  return settle(observation, observation.configured, container, settleCompatibility(observation))
}

type Inputs = readonly [Partial<FlywayOptions>, Workload['container'], Compatibility]

const settle = remember((...[configured, container, compatibility]: Inputs): SettledOptions => {
  const theirs = readContainer(container ?? NOTHING, configured)
  const placeholders = { ...theirs.options.placeholders, ...configured.placeholders }
  return {
    options: { ...DEFAULT_OPTIONS, ...theirs.options, ...configured, placeholders, compatibility },
    conflicts: findConflicts(configured, theirs.options),
    unknownPlaceholders: theirs.unknownPlaceholders,
    hidden: theirs.hidden,
  }
}, areSameInputs)

const NOTHING = { args: [], env: {}, unknownEnv: [] }

/** Kubernetes tells of the container again and again; it is another one only when it says something else. */
function areSameInputs([configured, container, compatibility]: Inputs, [now, nowContainer, nowCompatibility]: Inputs) {
  if (configured !== now || compatibility !== nowCompatibility) return false
  return container === nowContainer || JSON.stringify(container) === JSON.stringify(nowContainer)
}

/** Which Flyway answers: the configuration's, the one that the newest readable log names, the newest. */
export function settleCompatibility({
  compatibility,
  runs,
}: Pick<Observation, 'compatibility' | 'runs'>): Compatibility {
  return compatibility ?? compatibilityOf(runs.find(run => run.reading?.flywayVersion)?.reading?.flywayVersion ?? '')
}
