import type { InfoLine } from '../flyway/migration'
import { mismatchOf } from '../flyway/mismatch'
import type { ValidationRules } from '../flyway/validate-line'
import type { Difference } from './facts'

const UNCOMPARED = new Set(['Undone', 'Above Target', 'Deleted'])
const DIFFERENCES: Record<string, Difference> = {
  TYPE_MISMATCH: 'type',
  CHECKSUM_MISMATCH: 'checksum',
  DESCRIPTION_MISMATCH: 'description',
}

/** How a row and its script disagree, as a migrate sees it, where pending is ignored (docs: flyway.md §5.2, rule 8). */
export function differenceOf(line: InfoLine, rules: ValidationRules): Difference | null {
  if (UNCOMPARED.has(line.state)) return null
  const mismatch = mismatchOf(line, rules, true)
  return mismatch && (DIFFERENCES[mismatch.code] ?? null)
}
