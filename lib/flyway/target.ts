import type { AppliedRow } from './applied-rows'
import { dialectOf } from './dialect'
import type { FlywayError, ResolvedMigration } from './migration'
import { versionOf } from './migration-order'
import type { FlywayOptions } from './options'
import { upgradeRequired } from './upgrade-required'
import { compareVersions, parseVersion, type Version } from './version'
import { invalidVersion } from './version-text'

/** Up to where migrations are meant to go, and whether that very version may be missing. */
export type Target = { version: Version; mayBeMissing: boolean; error: string | null }

const LATEST: Version = { kind: 'latest', text: '<< Latest Version >>', parts: [] }

/**
 * Reads `target`: a version, `latest`, `current`, `next`, or a version with `?` that need not exist
 * (ClassicConfiguration.setTargetAsString).
 */
export function parseTarget(text: string | null): Target {
  const mayBeMissing = text?.endsWith('?') ?? false
  const word = (mayBeMissing ? text?.slice(0, -1) : text) || 'latest'
  const version = parseVersion(word)
  return { version: version ?? LATEST, mayBeMissing, error: version ? null : invalidVersion(word) }
}

/** Why a target is none, whatever there is; 9.22 asks for a licence where it may be missing. Flyway says it before it looks at scripts and rows. */
export function unusableTarget({
  target,
  compatibility,
}: Pick<FlywayOptions, 'target' | 'compatibility'>): FlywayError | null {
  const { mayBeMissing, error } = parseTarget(target)
  if (mayBeMissing && dialectOf(compatibility).isTeams) return upgradeRequired('failOnMissingTarget', compatibility)
  return error === null ? null : { code: 'ERROR', message: error }
}

/** Flyway goes no further when no script and no row has the target's version (MigrationInfoServiceImpl.validateTarget). */
export function targetError(
  options: Pick<FlywayOptions, 'target' | 'compatibility'>,
  migrations: readonly ResolvedMigration[],
  rows: readonly AppliedRow[],
): FlywayError | null {
  const unusable = unusableTarget(options)
  if (unusable) return unusable
  const { version, mayBeMissing } = parseTarget(options.target)
  if (version.kind !== 'number' || mayBeMissing) return null
  const isTarget = (other: Version | null) => other !== null && compareVersions(other, version) === 0
  if (migrations.some(script => isTarget(versionOf(script))) || rows.some(row => isTarget(row.version))) return null
  const message = `No migration with a target version ${version.text} could be found. Ensure target is specified correctly and the migration exists.`
  return { code: 'ERROR', message }
}
