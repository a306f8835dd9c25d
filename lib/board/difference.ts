import type { InfoLine } from '../flyway/migration'
import type { Compatibility } from '../flyway/options'
import type { Difference } from './facts'

const UNCOMPARED = new Set(['Undone', 'Above Target', 'Deleted'])

/**
 * How a row and its script disagree, by the rule with which a migrate validates (docs: flyway.md §5.2, rule 8). Versions
 * that a baseline covers are not compared; a checksum that is not known equals every other.
 */
export function differenceOf(line: InfoLine, isCovered: boolean, compatibility: Compatibility): Difference | null {
  const { applied, resolved, state } = line
  if (!applied || !resolved || UNCOMPARED.has(state) || isCovered) return null
  if (applied.type === 'DELETE' || applied.type.startsWith('UNDO_')) return null
  const settled = resolved.kind !== 'repeatable' || (state !== 'Outdated' && state !== 'Superseded')
  if (resolved.type !== applied.type) return 'type'
  if (settled && !isSameChecksum(line, compatibility)) return 'checksum'
  return abbreviate(resolved.description) === applied.description ? null : 'description'
}

function isSameChecksum({ applied, resolved }: InfoLine, compatibility: Compatibility): boolean {
  const [row, file] = [applied?.checksum ?? null, resolved?.checksum ?? null]
  if (row === null || file === null || row === file) return true
  // Since 10.17.2 only the checksum with placeholders replaced counts.
  return compatibility === '9.22' && row === resolved?.equivalentChecksum
}

/** The column holds 200 characters. */
const abbreviate = (text: string) => (text.length > 200 ? `${text.slice(0, 197)}...` : text)
