import { SourceError } from '../errors'
import type { AppliedMigration } from '../flyway/migration'

/** A row as PostgreSQL prints it: every value is text, whatever its type. */
export type TextRow = Partial<Record<string, string | null>>

/**
 * Reads the rows of a history table by what its columns say. Tables of old Flyways have other ones (`version_rank`,
 * `state`) and lack some: what is missing is filled with what it meant then.
 */
export function readHistoryRows(columns: readonly string[], rows: readonly TextRow[]): AppliedMigration[] {
  if (!columns.includes('version') || !columns.includes('script'))
    throw new SourceError('history', 'garbage', 'the table has not the columns of a schema history')
  return rows.map(readRow).sort((a, b) => a.installedRank - b.installedRank)
}

function readRow(row: TextRow, index: number): AppliedMigration {
  return {
    installedRank: Number(row.installed_rank ?? row.version_rank ?? index + 1),
    version: row.version ?? null,
    description: row.description ?? '',
    type: row.type ?? 'SQL',
    script: row.script ?? '',
    checksum: row.checksum == null ? null : Number(row.checksum),
    installedBy: row.installed_by ?? '',
    installedOn: row.installed_on ?? '',
    executionTime: Number(row.execution_time ?? 0),
    success:
      row.success === undefined ? (row.state ?? 'SUCCESS') === 'SUCCESS' : /^(t|true|1)$/.test(row.success ?? ''),
  }
}

/** The rows, where those that did not change keep their identity, and the array its own when none did. */
export function keepRows(rows: AppliedMigration[], known: AppliedMigration[] | undefined): AppliedMigration[] {
  if (!known) return rows
  const before = new Map(known.map(row => [row.installedRank, row]))
  const kept = rows.map(row => {
    const old = before.get(row.installedRank)
    return old && isSame(old, row) ? old : row
  })
  return kept.length === known.length && kept.every((row, index) => row === known[index]) ? known : kept
}

const isSame = (a: AppliedMigration, b: AppliedMigration) =>
  // Both were made by readRow and have the same keys.
  (Object.keys(a) as (keyof AppliedMigration)[]).every(key => a[key] === b[key])
