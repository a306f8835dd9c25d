import type { AppliedMigration, FlywayError } from './migration'
import type { Compatibility } from './options'
import { isBaseline, isSynthetic, isUndo, unknownTypeError } from './row-types'
import { compareVersions, EMPTY_VERSION, parseVersion, type Version } from './version'
import { invalidVersion, keyOfVersion, readVersion } from './version-text'

/** A row with what other rows say about it. */
export type AppliedRow = {
  row: AppliedMigration
  /** Null: a repeatable, or the creation of the schema. */
  version: Version | null
  deleted: boolean
  undone: boolean
  outOfOrder: boolean
  /** The newest row of its description, for rows without version. */
  latest: boolean
}

/** The history as a whole. */
export type AppliedRows = {
  /** By rank, without the DELETE rows of versions: these only mark others. */
  rows: AppliedRow[]
  /** Highest version that was applied, failed rows too; the word for the empty schema when none was. */
  lastApplied: Version
  /** Highest version of a baseline row. */
  baseline: Version | null
  error: FlywayError | null
}

/** Reads the rows in the order in which they were installed (MigrationInfoServiceImpl.refresh). */
export function readRows(rows: readonly AppliedMigration[], compatibility: Compatibility): AppliedRows {
  const history: AppliedRows = { rows: [], lastApplied: EMPTY_VERSION, baseline: null, error: null }
  const byKey = new Map<string, AppliedRow[]>()
  for (const row of [...rows].sort((a, b) => a.installedRank - b.installedRank)) {
    history.error ??= errorOf(row, compatibility)
    const applied = readRow(row)
    const key = applied.version ? `v${keyOfVersion(applied.version)}` : `r${row.description}`
    const earlier = byKey.get(key) ?? []
    if (row.type === 'DELETE' && row.success) history.error ??= markDeleted(earlier, applied)
    if (isUndo(row.type) && row.success) markUndone(earlier)
    if (row.type === 'DELETE' && row.success && applied.version) continue
    if (applied.version && isBaseline(row.type)) history.baseline = highest(history.baseline, applied.version)
    const before = earlier.at(-1)
    if (before) before.latest = false
    earlier.push(applied)
    byKey.set(key, earlier)
    history.rows.push(applied)
  }
  history.lastApplied = markOutOfOrder(history.rows)
  return history
}

function readRow(row: AppliedMigration): AppliedRow {
  const version = row.version === null ? null : readVersion(row.version)
  return { row, version, deleted: false, undone: false, outOfOrder: false, latest: true }
}

function errorOf(row: AppliedMigration, compatibility: Compatibility): FlywayError | null {
  const unknown = unknownTypeError(row.type, compatibility)
  if (unknown || row.version === null || parseVersion(row.version)) return unknown
  return { code: 'ERROR', message: invalidVersion(row.version) }
}

/** A DELETE row takes back the latest row before it that a script stands behind; taking a version back twice is an error. */
function markDeleted(earlier: AppliedRow[], { version }: AppliedRow): FlywayError | null {
  const target = earlier.findLast(({ row: { type } }) => !isSynthetic(type))
  if (target?.deleted && version) {
    const message = `Corrupted schema history: multiple delete entries for version ${version.text}`
    return { code: 'DUPLICATE_DELETED_MIGRATION', message }
  }
  if (target) target.deleted = true
  return null
}

function markUndone(earlier: AppliedRow[]): void {
  const target = earlier.findLast(({ row: { type }, undone }) => !isSynthetic(type) && !isUndo(type) && !undone)
  if (target) target.undone = true
}

function markOutOfOrder(rows: AppliedRow[]): Version {
  let last = EMPTY_VERSION
  for (const applied of rows) {
    if (!applied.version || isUndo(applied.row.type)) continue
    if (compareVersions(applied.version, last) <= 0) applied.outOfOrder = true
    else if (!applied.deleted && !applied.undone && applied.row.type !== 'DELETE') last = applied.version
  }
  return last
}

/** The higher of two versions, where one may be missing. */
export function highest(a: Version | null, b: Version): Version {
  return a && compareVersions(a, b) >= 0 ? a : b
}
