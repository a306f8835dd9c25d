import type { ResolvedMigration } from './migration'
import { compareVersions, type Version } from './version'
import { readVersion } from './version-text'

/**
 * Flyway's order of scripts: by version, a baseline after the versioned one of the same version, then the repeatables by
 * description in UTF-16 order (ResolvedMigrationComparator).
 */
export function compareMigrations(a: ResolvedMigration, b: ResolvedMigration): number {
  const [left, right] = [versionOf(a), versionOf(b)]
  if (left && right)
    return compareVersions(left, right) || Number(a.kind === 'baseline') - Number(b.kind === 'baseline')
  if (left || right) return left ? -1 : 1
  return compareText(a.description, b.description)
}

/** Orders texts by UTF-16 code units, as Java does. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** A script's version as numbers; null for repeatables. */
export function versionOf({ version }: ResolvedMigration): Version | null {
  return version === null ? null : readVersion(version)
}
