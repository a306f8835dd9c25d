import type { Facts } from '../facts'
import type { Draft, Place } from '../finding'
import { isLate } from '../late'
import { migrationPage } from '../pages'
import { consequenceOf } from './consequence'

/** Scripts below the current version that were never applied: the next migrate ignores or refuses them. */
export function findOutOfOrder(facts: Facts, { project }: Place): Draft[] {
  return facts.odd
    .filter(({ info }) => isLate(info))
    .map(line => ({
      kind: 'out-of-order' as const,
      severity: line.allowed ? ('notice' as const) : ('warning' as const),
      migration: line.migration.key,
      title: `Never applied, and below version ${facts.current}, which is.`,
      detail: consequenceOf(line, facts.options),
      nextStep: `Give it a version above ${facts.current}, or set outOfOrder where a late script may still be applied.`,
      since: line.seenAt,
      href: migrationPage(line.migration.key, project),
    }))
}
