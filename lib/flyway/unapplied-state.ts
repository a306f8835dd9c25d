import type { InfoContext } from './info-context'
import type { FlywayState, ResolvedMigration } from './migration'
import { versionOf } from './migration-order'
import { compareVersions, type Version } from './version'

/** The state of a script that no row belongs to (MigrationInfoImpl.getState; docs: flyway.md §4.2, U0–U7). */
export function unappliedState(script: ResolvedMigration, context: InfoContext): FlywayState {
  const version = versionOf(script)
  if (!version) return 'Pending'
  const state = versionedState(version, context)
  return script.kind === 'baseline' ? baselineState(state, version, context) : state
}

function versionedState(version: Version, context: InfoContext): FlywayState {
  const { target, lastApplied } = context
  const base = lastApplied.kind === 'empty' ? context.pendingBaseline : context.appliedBaseline
  const toBase = base ? compareVersions(version, base) : 1
  if (toBase < 0) return 'Below Baseline'
  if (toBase === 0) return 'Ignored (Baseline)'
  if (target && target.kind !== 'next' && compareVersions(version, target) > 0) return 'Above Target'
  return compareVersions(version, lastApplied) < 0 && !context.outOfOrder ? 'Ignored' : 'Pending'
}

/** A baseline script is for an empty schema only. */
function baselineState(state: FlywayState, version: Version, context: InfoContext): FlywayState {
  const fresh = context.lastApplied.kind === 'empty' && !context.appliedBaseline
  if (state === 'Pending' && !fresh) return 'Ignored'
  const chosen = context.pendingBaseline !== null && compareVersions(version, context.pendingBaseline) === 0
  return state === 'Ignored (Baseline)' && fresh && chosen ? 'Pending' : state
}
