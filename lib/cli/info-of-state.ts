import type { FlywayState } from '../flyway/migration'

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

/** The states that are asked for; null when none is, and a text when one is not Flyway's. */
export function infoOfState(value: string | undefined): FlywayState[] | null | string {
  if (!value) return null
  const names = value.split(',').map(name => name.trim().toUpperCase())
  const foreign = names.find(name => !(name in STATES))
  if (foreign !== undefined) return `Invalid value for infoOfState: it is one of ${Object.keys(STATES).join(', ')}`
  return names.flatMap(name => STATES[name] ?? [])
}
