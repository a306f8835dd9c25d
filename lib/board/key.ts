import type { InfoLine } from '../flyway/migration'
import { isBaseline, isUndo } from '../flyway/row-types'
import { keyOfVersion, readVersion } from '../flyway/version-text'

const SYNTHETIC: Record<string, string> = { SCHEMA: 'schema', BASELINE: 'baseline', DELETE: 'delete' }

/**
 * The name of a migration that is the same in every environment: `V2.1`, `B5`, `R__view`; a row that Flyway wrote for
 * itself has its rank in it (product.md §2b, Key).
 */
export function keyOf(line: Pick<InfoLine, 'type' | 'version' | 'description' | 'applied'>): string {
  const synthetic = SYNTHETIC[line.type]
  if (synthetic && line.applied) return `${synthetic}@${line.applied.installedRank}`
  if (line.version === null) return repeatableKey(line.description)
  if (isBaseline(line.type)) return versionKey(line.version, 'B')
  return versionKey(line.version, isUndo(line.type) ? 'U' : 'V')
}

/** The key of a versioned migration: `V1` for `1.0`, `V2.1` for `2_1`. */
export function versionKey(version: string, letter: 'V' | 'U' | 'B' = 'V'): string {
  return `${letter}${keyOfVersion(readVersion(version))}`
}

/** The key of a repeatable migration, after its description. */
export function repeatableKey(description: string): string {
  return `R__${description.replaceAll(' ', '_')}`
}
