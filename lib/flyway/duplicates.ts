import type { FlywayError, ResolvedMigration } from './migration'
import { compareMigrations } from './migration-order'

/** Groups of scripts that claim the same version or description, from scripts in Flyway's order. */
export function findDuplicates(sorted: readonly ResolvedMigration[]): ResolvedMigration[][] {
  const groups: ResolvedMigration[][] = []
  for (const migration of sorted) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && compareMigrations(before, migration) === 0) group.push(migration)
    else groups.push([migration])
  }
  return groups.filter(({ length }) => length > 1)
}

/** Flyway's text about the first of them (CompositeMigrationResolver.checkForIncompatibilities). */
export function duplicatesError(
  duplicates: ResolvedMigration[][],
  placeOf: (migration: ResolvedMigration) => string,
): FlywayError | null {
  const [first, second] = duplicates[0] ?? []
  if (!first || !second) return null
  const repeatable = first.version === null
  const head = repeatable
    ? `Found more than one repeatable migration with description ${first.description}`
    : `Found more than one migration with version ${first.version}`
  const offenders = [first, second].map(migration => `-> ${placeOf(migration)} (${migration.type})`)
  return {
    code: repeatable ? 'DUPLICATE_REPEATABLE_MIGRATION' : 'DUPLICATE_VERSIONED_MIGRATION',
    message: [head, 'Offenders:', ...offenders].join('\n'),
  }
}
