import type { Draft } from '../finding'
import { migrationPage } from '../pages'
import type { Situation } from '../situation'

/** One version that this environment and one before it have applied in different forms. */
export function findDifferences({ odd, observation }: Situation): Draft[] {
  return odd.map(({ migration, reference }) => {
    const other = reference.migration
    const sums = `Checksum ${migration.checksum} here, ${other.checksum} in ${reference.environment}.`
    const names = `“${migration.description}” here, “${other.description}” in ${reference.environment}.`
    return {
      kind: 'differs-between-environments',
      severity: 'warning',
      migration: migration.key,
      title: `Applied in another form than in ${reference.environment}.`,
      detail: migration.checksum !== other.checksum ? sums : names,
      nextStep: `Compare what was applied in both. What ${observation.name} lacks belongs into a new migration; repair would only change the row.`,
      since: migration.installedOn,
      href: migrationPage(migration.key, observation.project),
    }
  })
}
