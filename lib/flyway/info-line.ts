import type { AppliedRow } from './applied-rows'
import type { FlywayState, InfoLine, ResolvedMigration } from './migration'
import { isBaseline, isSynthetic, isUndo, shownType } from './row-types'

/** The line of a row; what the row says goes before what the script says. */
export function appliedLine({ row }: AppliedRow, resolved: ResolvedMigration | null, state: FlywayState): InfoLine {
  const { version, description } = row
  const type = shownType(row.type)
  return { category: categoryOf(type, version), version, description, type, state, resolved, applied: row }
}

/** The line of a script without row. */
export function unappliedLine(resolved: ResolvedMigration, state: FlywayState): InfoLine {
  const { version, description, type } = resolved
  return { category: categoryOf(type, version), version, description, type, state, resolved, applied: null }
}

function categoryOf(type: string, version: string | null): InfoLine['category'] {
  if (isSynthetic(type)) return ''
  if (version === null) return 'Repeatable'
  if (isUndo(type)) return 'Undo'
  return isBaseline(type) ? 'Baseline' : 'Versioned'
}
