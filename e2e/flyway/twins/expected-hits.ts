import { type Compatibility, DEFAULT_OPTIONS } from '../../../lib/flyway/options'
import { hasOption } from '../cases/known-to'
import type { Hits } from './hits'

/** Fewer prove nothing. */
const ENOUGH = 5
/** What a run must have that many cases for. */
const FULL_RUN = 100

const STATES = [
  ...[
    'Pending',
    'Above Target',
    'Below Baseline',
    'Ignored (Baseline)',
    'Baseline',
    'Ignored',
    'Missing',
    'Failed (Missing)',
  ],
  ...['Success', 'Failed', 'Out of Order', 'Future', 'Failed (Future)', 'Outdated', 'Superseded', 'Deleted'],
]
const RULES = [
  ...['FAILED_VERSIONED_MIGRATION', 'FAILED_REPEATABLE_MIGRATION', 'APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED'],
  ...['APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED', 'RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED', 'TYPE_MISMATCH'],
  ...['RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED', 'OUTDATED_REPEATABLE_MIGRATION', 'CHECKSUM_MISMATCH'],
  ...[
    'DESCRIPTION_MISMATCH',
    'SCHEMA_DOES_NOT_EXIST',
    'DUPLICATE_VERSIONED_MIGRATION',
    'DUPLICATE_REPEATABLE_MIGRATION',
  ],
  ...['DUPLICATE_DELETED_MIGRATION', 'VALIDATE_ERROR'],
]
const OPTIONS = Object.keys(DEFAULT_OPTIONS).filter(option => option !== 'compatibility')

/** All that a run has to meet: the states and rules that open-source Flyway has, and every option. */
const EXPECTED = [
  ...[...STATES].map(state => `state ${state}`),
  ...RULES.map(rule => `rule ${rule}`),
  ...OPTIONS.map(option => `option ${option}`),
]

/** What a run of that many cases of each version met too rarely, with its count; the versions count together. */
export function tooRare(hits: Hits, cases: number, versions: Compatibility[]): string[] {
  if (cases < FULL_RUN) return []
  const isThere = (name: string) => versions.some(version => hasOption(version, name.replace(/^option /, '')))
  return EXPECTED.filter(isThere)
    .filter(name => (hits.get(name) ?? 0) < ENOUGH)
    .map(name => `${name}: ${hits.get(name) ?? 0}`)
}

/** All names in order with their counts. */
export function shownHits(hits: Hits): string[] {
  const names = [...new Set([...EXPECTED, ...hits.keys()])].sort()
  return names.map(name => `  ${String(hits.get(name) ?? 0).padStart(4)} ${name}`)
}
