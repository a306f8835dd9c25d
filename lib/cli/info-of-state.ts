import type { FlywayState } from '../flyway/migration'
import { FlywayFailure } from '../runner/failure'

/** Flyway's names of states in `infoOfState` (MigrationState), with what they are shown as. */
const STATES: Record<string, FlywayState> = {
  PENDING: 'Pending',
  ABOVE_TARGET: 'Above Target',
  BELOW_BASELINE: 'Below Baseline',
  BASELINE_IGNORED: 'Ignored (Baseline)',
  BASELINE: 'Baseline',
  IGNORED: 'Ignored',
  MISSING_SUCCESS: 'Missing',
  MISSING_FAILED: 'Failed (Missing)',
  SUCCESS: 'Success',
  UNDONE: 'Undone',
  AVAILABLE: 'Available',
  FAILED: 'Failed',
  OUT_OF_ORDER: 'Out of Order',
  FUTURE_SUCCESS: 'Future',
  FUTURE_FAILED: 'Failed (Future)',
  OUTDATED: 'Outdated',
  SUPERSEDED: 'Superseded',
  DELETED: 'Deleted',
}

/** The states that are asked for, null when none is; stops at one that is not Flyway's. */
export function infoOfState(value: string | undefined): FlywayState[] | null {
  if (!value?.trim()) return null
  return value.split(',').map(name => stateOf(name.toUpperCase()))
}

function stateOf(name: string): FlywayState {
  const state = STATES[name]
  if (state !== undefined) return state
  const enumeration = 'org.flywaydb.core.api.MigrationState'
  throw new FlywayFailure('FAULT', `java.lang.IllegalArgumentException: No enum constant ${enumeration}.${name}`)
}
