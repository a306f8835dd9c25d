/** The Flyway whose answers are given (product.md §2b, "Which Flyway"). */
export type Compatibility = '9.22' | '10.22' | '11.20' | '13'

/**
 * Flyway's settings that decide what its scripts and rows mean, under Flyway's own names
 * (ClassicConfiguration / ConfigUtils). Those that only the runner needs are among them.
 */
export type FlywayOptions = {
  compatibility: Compatibility
  defaultSchema: string | null
  schemas: string[]
  table: string
  locations: string[]
  sqlMigrationPrefix: string
  repeatableSqlMigrationPrefix: string
  baselineMigrationPrefix: string
  sqlMigrationSeparator: string
  sqlMigrationSuffixes: string[]
  /** A version, `latest`, `current`, `next`, or a version with `?` that need not exist. Null: latest. */
  target: string | null
  outOfOrder: boolean
  baselineVersion: string
  baselineOnMigrate: boolean
  baselineDescription: string
  ignoreMigrationPatterns: string[]
  validateMigrationNaming: boolean
  validateOnMigrate: boolean
  placeholders: Record<string, string>
  placeholderReplacement: boolean
  placeholderPrefix: string
  placeholderSuffix: string
  placeholderSeparator: string
  encoding: string
  mixed: boolean
  group: boolean
  executeInTransaction: boolean
  transactionalLock: boolean
  lockRetryCount: number
  connectRetries: number
  createSchemas: boolean
  initSql: string | null
  installedBy: string | null
  failOnMissingLocations: boolean
  /** Where callbacks are looked for instead of the locations of the migrations (11). */
  callbackLocations: string[]
  skipDefaultCallbacks: boolean
  /** Migrations are written into the history as if they had run (10). */
  skipExecutingMigrations: boolean
  /** Of the history table and its index. */
  tablespace: string | null
  /** Each script is read in the encoding that it seems to have (10). */
  detectEncoding: boolean
  /** Nothing is ever cleaned here; what comes of it is a failure (until 11). */
  cleanOnValidationError: boolean
  /** Seconds between two attempts to connect, at most. */
  connectRetriesInterval: number
}

/** Flyway's defaults (docs: flyway.md §1.7). */
export const DEFAULT_OPTIONS: FlywayOptions = {
  compatibility: '13',
  defaultSchema: null,
  schemas: [],
  table: 'flyway_schema_history',
  locations: [],
  sqlMigrationPrefix: 'V',
  repeatableSqlMigrationPrefix: 'R',
  baselineMigrationPrefix: 'B',
  sqlMigrationSeparator: '__',
  sqlMigrationSuffixes: ['.sql'],
  target: null,
  outOfOrder: false,
  baselineVersion: '1',
  baselineOnMigrate: false,
  baselineDescription: '<< Flyway Baseline >>',
  ignoreMigrationPatterns: ['*:future'],
  validateMigrationNaming: false,
  validateOnMigrate: true,
  placeholders: {},
  placeholderReplacement: true,
  placeholderPrefix: '${',
  placeholderSuffix: '}',
  placeholderSeparator: ':',
  encoding: 'UTF-8',
  mixed: false,
  group: false,
  executeInTransaction: true,
  transactionalLock: true,
  lockRetryCount: 50,
  connectRetries: 0,
  createSchemas: true,
  initSql: null,
  installedBy: null,
  failOnMissingLocations: false,
  callbackLocations: [],
  skipDefaultCallbacks: false,
  skipExecutingMigrations: false,
  tablespace: null,
  detectEncoding: false,
  cleanOnValidationError: false,
  connectRetriesInterval: 120,
}
