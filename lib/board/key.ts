import type { InfoLine } from '../flyway/migration'

const SYNTHETIC: Record<string, string> = { SCHEMA: 'schema', BASELINE: 'baseline', DELETE: 'delete' }
const BASELINE_SCRIPTS = new Set(['SQL_BASELINE', 'JDBC_BASELINE', 'SCRIPT_BASELINE'])

/**
 * The name of a migration that is the same in every environment: `V2.1`, `B5`, `R__view`; a row that Flyway wrote for
 * itself has its rank in it (product.md §2b, Key).
 */
export function keyOf(line: Pick<InfoLine, 'type' | 'version' | 'description' | 'applied'>): string {
  const synthetic = SYNTHETIC[line.type]
  if (synthetic && line.applied) return `${synthetic}@${line.applied.installedRank}`
  if (line.version === null) return repeatableKey(line.description)
  if (BASELINE_SCRIPTS.has(line.type)) return `B${plainVersion(line.version)}`
  return versionKey(line.version, line.type.startsWith('UNDO_') ? 'U' : 'V')
}

/** The key of a versioned migration: `V1` for `1.0`, `V2.1` for `2_1`. */
export function versionKey(version: string, letter: 'V' | 'U' = 'V'): string {
  return `${letter}${plainVersion(version)}`
}

/** The key of a repeatable migration, after its description. */
export function repeatableKey(description: string): string {
  return `R__${description.replaceAll(' ', '_')}`
}

/** Without leading zeros and trailing zero parts, as Flyway compares (MigrationVersion). */
function plainVersion(version: string): string {
  const parts = version
    .replaceAll('_', '.')
    .split('.')
    .map(part => part.replace(/^0+(?=\d)/, ''))
  while (parts.length > 1 && parts.at(-1) === '0') parts.pop()
  return parts.join('.')
}
