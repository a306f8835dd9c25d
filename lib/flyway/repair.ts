import { isIgnored, parseIgnorePatterns } from './ignore-patterns'
import { computeInfo } from './info'
import type { AppliedMigration, FlywayError, FlywayState, InfoLine, ResolvedMigration } from './migration'
import type { FlywayOptions } from './options'
import { isSynthetic, isUndo } from './row-types'

/** A row and the script that it is brought in line with. */
export type Alignment = { row: AppliedMigration; resolved: ResolvedMigration }

/** What `repair` changes of a history, in the order in which it does. */
export type RepairPlan = {
  /** Failed rows, which go. */
  removed: AppliedMigration[]
  /** Rows without a script; each gets a row of type DELETE. */
  deleted: AppliedMigration[]
  /** Rows that take checksum, description and type of their script. */
  aligned: Alignment[]
  /** Set when Flyway refuses to go on. */
  error: FlywayError | null
}

export type RepairInput = { migrations: ResolvedMigration[]; rows: AppliedMigration[]; options: FlywayOptions }

/** What `flyway repair` would change; target and order do not count (DbRepair; docs: flyway.md §5.5). */
export function planRepair({ migrations, rows, options }: RepairInput): RepairPlan {
  const all = { ...options, target: null, outOfOrder: true }
  const removed = rows.filter(row => !row.success)
  // What a failed row hid is seen once it is gone.
  const kept = rows.filter(row => row.success)
  const info = computeInfo({ migrations, rows: kept, options: all })
  const { patterns, error } = parseIgnorePatterns(options.ignoreMigrationPatterns, options.compatibility)
  const gone = info.lines.filter(line => isGone(line) && !isIgnored(line, patterns))
  return {
    removed,
    deleted: gone.flatMap(({ applied }) => applied ?? []),
    aligned: info.lines.flatMap(alignmentOf),
    error: info.error ?? (error === null ? null : { code: 'ERROR', message: error }),
  }
}

const GONE = new Set<FlywayState>(['Missing', 'Future'])

const isGone = ({ state, type }: InfoLine) => GONE.has(state) && !isSynthetic(type) && !isUndo(type)

function alignmentOf({ resolved, applied, type, state }: InfoLine): Alignment[] {
  if (!resolved || !applied || isSynthetic(type) || isUndo(type)) return []
  const differs = resolved.version === null ? holdsRawText(resolved, applied, state) : isOther(resolved, applied)
  return differs ? [{ row: applied, resolved }] : []
}

/** A repeatable's row is changed only where it holds the checksum of the text before its placeholders were replaced. */
function holdsRawText(resolved: ResolvedMigration, { checksum }: AppliedMigration, state: FlywayState): boolean {
  return state === 'Success' && checksum === resolved.equivalentChecksum && checksum !== resolved.checksum
}

/** A description that the column holds shortened is another one, too. */
function isOther({ checksum, description, type }: ResolvedMigration, row: AppliedMigration): boolean {
  return checksum !== row.checksum || description !== row.description || type !== row.type
}
