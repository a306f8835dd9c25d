import type { Environment, Migration } from '@/lib/board/schema'
import { compareVersions, parseVersion, type Version } from '@/lib/flyway/version'

/** One migration across environments, in promotion order; null where an environment has neither its row nor its file. */
export type Row = { key: string; version: Version | null; migration: Migration; cells: (Migration | null)[] }

/** States that are history of a key rather than its state: shown only where a filter asks for them. */
const PAST = new Set(['deleted', 'superseded', 'undone', 'available'])

/** All rows of a matrix. Of several lines of one key an environment shows the last that is not past. */
export function rowsOf(environments: Environment[]): Row[] {
  const rows = new Map<string, Row>()
  environments.forEach((environment, column) => {
    for (const migration of environment.migrations) {
      const row = rows.get(migration.key) ?? newRow(migration, environments.length)
      rows.set(migration.key, row)
      const there = row.cells[column]
      if (!there || !isPast(migration) || isPast(there)) row.cells[column] = migration
      // The description of the newest place: it is what the next environments will get.
      if (!isPast(migration) && isPast(row.migration)) row.migration = migration
    }
  })
  return [...rows.values()].sort(compareRows)
}

/** Versions, newest first; below them what Flyway wrote for itself; repeatables by name at the end. */
function compareRows(a: Row, b: Row): number {
  const group = groupOf(a) - groupOf(b)
  if (group !== 0) return group
  return (a.version && b.version && compareVersions(b.version, a.version)) || (a.key < b.key ? -1 : 1)
}

const groupOf = ({ version, key }: Row) => (version ? 0 : key.startsWith('R__') ? 2 : 1)

const newRow = (migration: Migration, columns: number): Row => ({
  key: migration.key,
  version: migration.version === null ? null : parseVersion(migration.version),
  migration,
  cells: Array.from({ length: columns }, () => null),
})

const isPast = ({ state }: Migration) => PAST.has(state)

/** Whether a row has nothing but a past. */
export const isHidden = ({ cells }: Row) => cells.every(cell => cell === null || isPast(cell))

/** Rows that say their second line and are never folded: something is to come, at work, or wrong. */
const ACTIVE = new Set([
  'pending',
  'running',
  'blocked',
  'failed',
  'failed-missing',
  'failed-future',
  'silent-no-op',
  'checksum-drift',
])

const isActive = (state: string) => ACTIVE.has(state)

export const isActiveRow = ({ cells }: Row) => cells.some(cell => cell !== null && isActive(cell.state))

const APPLIED = new Set(['Success', 'Baseline', 'Below Baseline', 'Ignored (Baseline)'])

/** Applied in every environment, with equal checksums and no mark: one of many, which may be folded away. */
export function isSettled({ cells }: Row): boolean {
  const checksum = cells.find(cell => cell?.checksum != null)?.checksum ?? null
  return cells.every(
    cell =>
      cell !== null &&
      APPLIED.has(cell.flywayState) &&
      (cell.state === 'unknown' || !isActive(cell.state)) &&
      cell.marks.length === 0 &&
      (cell.checksum === null || cell.checksum === checksum),
  )
}
