import { parseIgnorePatterns } from '../flyway/ignore-patterns'
import { computeInfo } from '../flyway/info'
import type { AppliedMigration, FlywayError, Info, ResolvedMigration } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import type { Resolved } from '../flyway/resolve'
import { baselineOf } from '../flyway/validate'
import type { ValidationRules } from '../flyway/validate-line'

/** What Flyway makes of an environment's rows beside its scripts. */
export type FlywayAnswers = {
  info: Info
  /** By what its validate judges each line. */
  rules: ValidationRules
  /** Why it refuses to go on: its options, then its scripts, then its rows. */
  error: FlywayError | null
}

/** The lines of `flyway info` for these scripts and rows. */
export function flywayAnswers(
  resolved: Resolved,
  rows: readonly AppliedMigration[],
  options: FlywayOptions,
): FlywayAnswers {
  const info = computeInfo({ migrations: withoutDuplicates(resolved, rows), rows, options })
  const ignore = parseIgnorePatterns(options.ignoreMigrationPatterns, options.compatibility)
  const refused: FlywayError | null = ignore.error === null ? null : { code: 'ERROR', message: ignore.error }
  return {
    info,
    rules: { patterns: ignore.patterns, baseline: baselineOf(info.lines), compatibility: options.compatibility },
    error: refused ?? resolved.error ?? info.error,
  }
}

/** Of scripts that claim one version the one that was applied stands for all, else the first. */
function withoutDuplicates({ migrations, duplicates }: Resolved, rows: readonly AppliedMigration[]) {
  if (duplicates.length === 0) return migrations
  const applied = new Set(rows.map(({ script }) => script))
  const left = new Set<ResolvedMigration>()
  for (const group of duplicates) {
    const one = group.find(({ script }) => applied.has(script)) ?? group[0]
    for (const migration of group) if (migration !== one) left.add(migration)
  }
  return migrations.filter(migration => !left.has(migration))
}
