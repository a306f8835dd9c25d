import type { AppliedRow } from './applied-rows'
import type { InfoContext } from './info-context'
import type { FlywayState, ResolvedMigration } from './migration'
import { isBaseline, isUndo } from './row-types'
import { compareVersions } from './version'

/** The state of a row, with the script that belongs to it (MigrationInfoImpl.getState; docs: flyway.md §4.2, A1–A12). */
export function appliedState(applied: AppliedRow, script: ResolvedMigration | null, context: InfoContext): FlywayState {
  const { row, version, latest } = applied
  if (applied.undone) return 'Undone'
  if (applied.deleted) return 'Deleted'
  if (row.type === 'DELETE') return 'Success'
  // 9.22 knows the second one, and asks neither whether it failed nor for its script.
  if (row.type === 'BASELINE' || row.type === 'SCRIPT_BASELINE') return 'Baseline'
  if (isUndo(row.type)) return row.success ? 'Success' : 'Failed'
  if (isBaseline(row.type)) return baselineState(applied, script, context)
  if (!script && (version || latest)) return row.type === 'SCHEMA' ? 'Success' : goneState(applied, context)
  if (!row.success) return 'Failed'
  if (!version) return repeatableState(applied, script)
  return applied.outOfOrder ? 'Out of Order' : 'Success'
}

function baselineState(applied: AppliedRow, script: ResolvedMigration | null, context: InfoContext): FlywayState {
  if (!applied.row.success) return 'Failed'
  return script ? 'Baseline' : goneState(applied, context)
}

/** A row without script: missing below the newest script, future above it. */
function goneState({ row, version }: AppliedRow, context: InfoContext): FlywayState {
  const missing = !version || compareVersions(version, context.lastResolved) < 0
  if (missing) return row.success ? 'Missing' : 'Failed (Missing)'
  return row.success ? 'Future' : 'Failed (Future)'
}

function repeatableState({ row, latest }: AppliedRow, script: ResolvedMigration | null): FlywayState {
  if (row.type === 'SCHEMA') return 'Success'
  if (!latest) return 'Superseded'
  return script && checksumFits(script, row.checksum) ? 'Success' : 'Outdated'
}

/** Whether a row's checksum is the script's, of its text with or without values in it; a checksum that is not known fits. */
export function checksumFits(script: ResolvedMigration, checksum: number | null): boolean {
  return script.checksum === null || script.checksum === checksum || script.equivalentChecksum === checksum
}
