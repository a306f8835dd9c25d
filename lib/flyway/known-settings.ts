import type { FlywayOptions } from './options'

type Form = 'text' | 'list' | 'boolean' | 'number'

/** The settings that this program understands, by Flyway's name, with the form of their value. */
export const SETTINGS: Record<string, { option: keyof FlywayOptions; form: Form }> = {
  ...forms('text', [
    ...['defaultSchema', 'table', 'sqlMigrationPrefix', 'repeatableSqlMigrationPrefix', 'baselineMigrationPrefix'],
    ...['sqlMigrationSeparator', 'target', 'baselineVersion', 'baselineDescription', 'placeholderPrefix'],
    ...['placeholderSuffix', 'placeholderSeparator', 'encoding', 'initSql', 'installedBy', 'tablespace'],
  ] as (keyof FlywayOptions)[]),
  ...forms('list', ['schemas', 'locations', 'callbackLocations', 'sqlMigrationSuffixes', 'ignoreMigrationPatterns']),
  ...forms('boolean', [
    ...(['outOfOrder', 'baselineOnMigrate', 'validateMigrationNaming', 'validateOnMigrate'] as const),
    ...(['placeholderReplacement', 'mixed', 'group', 'executeInTransaction', 'createSchemas'] as const),
    ...(['failOnMissingLocations', 'skipDefaultCallbacks', 'skipExecutingMigrations', 'detectEncoding'] as const),
    'cleanOnValidationError',
  ]),
  ...forms('number', ['lockRetryCount', 'connectRetries', 'connectRetriesInterval']),
  'postgresql.transactional.lock': { option: 'transactionalLock', form: 'boolean' },
}

function forms<F extends Form>(form: F, options: (keyof FlywayOptions)[]) {
  return Object.fromEntries(options.map(option => [option, { option, form }]))
}

/** Settings of Flyway that change nothing of what scripts and rows mean, so they are known and left alone. */
export const OTHER_SETTINGS: ReadonlySet<string> = new Set([
  ...['driver', 'callbacks', 'resolvers', 'skipDefaultResolvers', 'cleanDisabled'],
  ...['outputQueryResults', 'loggers', 'undoSqlMigrationPrefix', 'failOnMissingTarget', 'batch', 'stream'],
  ...['cherryPick', 'errorOverrides', 'dryRunOutput', 'licenseKey', 'jarDirs', 'configFileEncoding'],
  ...['workingDirectory', 'outputFile', 'outputType', 'color', 'reportEnabled', 'reportFilename'],
  ...['skipCheckForUpdate', 'outputLogsInJson', 'environment', 'edition', 'version', 'home'],
  ...['scriptPlaceholderPrefix', 'scriptPlaceholderSuffix', 'kerberosConfigFile', 'email', 'token', 'outputProgress'],
  ...['infoOfState', 'infoSinceVersion', 'infoUntilVersion', 'infoSinceDate', 'infoUntilDate', 'migrationIds'],
])

/** `outOfOrder` → `OUT_OF_ORDER`, `postgresql.transactional.lock` → `POSTGRESQL_TRANSACTIONAL_LOCK`. */
export function environmentName(setting: string): string {
  return setting.replaceAll('.', '_').replace(/[A-Z]/g, '_$&').toUpperCase()
}
