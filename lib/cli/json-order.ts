import type { Compatibility } from '../flyway/options'

/** In this order Flyway before 12 prints the fields of its answers; those of an answer that are not here come last. */
const ORDER = [
  ...['timestamp'],
  // InfoResult, MigrateResult; of the others flywayVersion is the first.
  ...['exception', 'licenseFailed', 'initialSchemaVersion', 'targetSchemaVersion', 'schemaVersion', 'schemaName'],
  ...['category', 'version', 'rawVersion', 'description', 'type', 'installedOnUTC', 'state', 'undoable', 'filepath'],
  ...['undoFilepath', 'installedBy', 'shouldExecuteExpression', 'executionTime'],
  ...['migrations', 'migrationsExecuted', 'success', 'flywayVersion', 'database', 'allSchemasEmpty'],
  ...['warnings', 'databaseType', 'error', 'totalMigrationTime'],
  ...['errorDetails', 'invalidMigrations', 'validationSuccessful', 'validateCount', 'allErrorMessages'],
  ...['repairActions', 'migrationsRemoved', 'migrationsDeleted', 'migrationsAligned'],
  ...['successfullyBaselined', 'baselineVersion'],
  ...['errorCode', 'errorMessage', 'subErrorCode', 'sqlState', 'sqlErrorCode', 'message', 'stackTrace', 'lineNumber'],
  ...['path', 'cause'],
]

const AFTER_TIMESTAMP = 0.5
const AFTER_WARNINGS = ORDER.indexOf('warnings') + 0.5

/** An answer with its fields in Flyway's order: 13 sorts them by name, the others have them as its classes do. */
export function fieldsInOrder(value: unknown, compatibility: Compatibility): unknown {
  if (Array.isArray(value)) return value.map(item => fieldsInOrder(item, compatibility))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([name, field]) => [name, fieldsInOrder(field, compatibility)] as const)
  // The operation follows the time of day, where an answer has one, else the warnings.
  const place = (name: string) => {
    if (name === 'operation') return 'timestamp' in value ? AFTER_TIMESTAMP : AFTER_WARNINGS
    return ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length
  }
  const compare =
    compatibility === '13' ? (a: string, b: string) => (a < b ? -1 : 1) : (a: string, b: string) => place(a) - place(b)
  return Object.fromEntries(fields.sort(([a], [b]) => compare(a, b)))
}
