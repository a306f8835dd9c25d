import type { AppliedMigration } from '../flyway/migration'
import type { Diagnosis } from './diagnose'

/** A failed run as it was understood while its failure stood: scripts change and rows are repaired, and this stays. */
export type Incident = {
  /** Of its form: a board that reads another one does without. */
  format: 1
  takenAt: string
  /** Lines of its log that had been read. */
  lines: number
  diagnosis: Diagnosis
  history: HistoryEvidence
  /** The script whose turn it was, as it was then. */
  script: { path: string; checksum: number | null } | null
  /** What made the template of its pod out of the one before; null where it is not known. */
  trigger: string | null
}

/** Rows of the history table, newest first; `own` are those of the migration that failed. */
export type HistoryEvidence = { readAt: string | null; own: AppliedMigration[]; others: AppliedMigration[] }

const REFUSED = /\bmigration version (\S+)|\bnot resolved locally: ([\d._]+?)\.?$|\bfailed migration to version (\S+)/m

/** The version whose row Flyway does not accept, by its message; the first of several. */
export function refusedVersion(message: string): string | null {
  const [, mismatch, missing, failed] = REFUSED.exec(message) ?? []
  return mismatch ?? missing ?? failed ?? null
}

/** As much of the history stands beside the row that is missing. */
const OTHERS = 3

/** The rows that say, or do not say, what became of a migration. */
export function historyEvidence(
  readAt: string | null,
  rows: AppliedMigration[],
  migration: Pick<AppliedMigration, 'version' | 'description'> | null,
): HistoryEvidence {
  const isOwn = ({ version, description }: AppliedMigration) =>
    migration !== null && version === migration.version && (version !== null || description === migration.description)
  const newest = rows.toSorted((a, b) => b.installedRank - a.installedRank)
  return { readAt, own: newest.filter(isOwn), others: newest.filter(row => !isOwn(row)).slice(0, OTHERS) }
}
