import { dialectOf } from './dialect'
import type { FlywayError } from './migration'
import type { Compatibility } from './options'

const SYNTHETIC = new Set(['SCHEMA', 'BASELINE', 'DELETE'])
const BASELINES = new Set(['BASELINE', 'SQL_BASELINE', 'JDBC_BASELINE', 'SCRIPT_BASELINE', 'SQL_STATE_SCRIPT'])
const KNOWN = new Set([
  ...['SCHEMA', 'BASELINE', 'DELETE', 'SQL', 'SQL_BASELINE', 'JDBC', 'JDBC_BASELINE'],
  ...['SPRING_JDBC', 'SCRIPT', 'CUSTOM'],
])

/** Rows that Flyway itself makes up; no script stands behind them (CoreMigrationType.isSynthetic). */
export function isSynthetic(type: string): boolean {
  return SYNTHETIC.has(type)
}

/** Rows that say: everything up to here is there already. */
export function isBaseline(type: string): boolean {
  return BASELINES.has(type)
}

/** Rows of the licensed `undo`. */
export function isUndo(type: string): boolean {
  return type.startsWith('UNDO_')
}

/** The type as Flyway shows it: `SPRING_JDBC` is an old name. */
export function shownType(type: string): string {
  return type === 'SPRING_JDBC' ? 'JDBC' : type
}

/** Open-source Flyway does not read a table with a type that it does not know, `UNDO_SQL` above all (CoreMigrationType.fromString). */
export function unknownTypeError(type: string, compatibility: Compatibility): FlywayError | null {
  if (KNOWN.has(type) || (type === 'SCRIPT_BASELINE' && !dialectOf(compatibility).runsPrograms)) return null
  // Newest Flyway looks first whether it knows the word in any case, and then for the very word.
  if (compatibility === '13' && !KNOWN.has(type.toUpperCase())) {
    return {
      code: 'ERROR',
      message: `Unknown migration type '${type}' found in schema history.\nYou might be missing a required extension JAR on the classpath.`,
    }
  }
  const message = `java.lang.IllegalArgumentException: No enum constant org.flywaydb.core.api.CoreMigrationType.${type}`
  return { code: 'FAULT', message }
}
