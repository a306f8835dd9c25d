import { dialectOf } from './dialect'
import type { AppliedMigration, InfoLine, ResolvedMigration } from './migration'
import { versionOf } from './migration-order'
import { isUndo, shownType } from './row-types'
import type { LineProblem, ValidationRules } from './validate-line'
import { compareVersions } from './version'

/** Where a script is not what was applied: type, then checksum, then description; only the first is told (docs: flyway.md §5.2, rule 8). */
export function mismatchOf(line: InfoLine, rules: ValidationRules, pendingIgnored: boolean): LineProblem | null {
  const { resolved, applied } = line
  if (!resolved || !applied || applied.type === 'DELETE' || isUndo(applied.type)) return null
  const version = versionOf(resolved)
  if (version && rules.baseline && compareVersions(version, rules.baseline) <= 0) return null

  const found = firstDifference(line, resolved, applied, rules, pendingIgnored)
  if (!found) return null
  const { what, row, script } = found
  const lines = [
    `Migration ${what} mismatch for migration ${applied.version === null ? applied.script : `version ${applied.version}`}`,
    `-> Applied to database : ${row}`,
    `-> Resolved locally    : ${script}`,
    `Either revert the changes to the migration, or run repair to update the schema history.`,
  ]
  return { code: `${what.toUpperCase()}_MISMATCH`, message: lines.join('\n') }
}

type Difference = { what: 'type' | 'checksum' | 'description'; row: string; script: string }

function firstDifference(
  { type, state, version }: InfoLine,
  resolved: ResolvedMigration,
  applied: AppliedMigration,
  { compatibility }: ValidationRules,
  pendingIgnored: boolean,
): Difference | null {
  if (shownType(resolved.type) !== type) return { what: 'type', row: type, script: resolved.type }
  const compared = version !== null || (pendingIgnored && state !== 'Outdated' && state !== 'Superseded')
  const equal = dialectOf(compatibility).comparesValuesOnly ? equalNow : equalBefore10
  if (compared && !equal(resolved, applied.checksum)) {
    return { what: 'checksum', row: String(applied.checksum), script: String(resolved.checksum) }
  }
  const description = abbreviate(resolved.description)
  if (description === applied.description) return null
  return { what: 'description', row: applied.description, script: description }
}

/** Since 10.17.2 a missing checksum equals every other, and only a repeatable's text with values counts. */
function equalNow({ checksum }: ResolvedMigration, applied: number | null): boolean {
  return checksum === null || applied === null || checksum === applied
}

/** Before, the raw text of a repeatable counted too, and a missing checksum in the table was a difference. */
function equalBefore10({ checksum, equivalentChecksum }: ResolvedMigration, applied: number | null): boolean {
  return checksum === null || checksum === applied || equivalentChecksum === applied
}

/** A description as the table's column holds it: 200 characters (AbbreviationUtils). */
export function abbreviate(description: string): string {
  return description.length <= 200 ? description : `${description.slice(0, 197)}...`
}
