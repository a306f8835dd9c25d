import type { Compatibility } from './options'
import { HELP } from './website-links'

/** In what one Flyway differs from the others, beside its addresses (website-links.ts); all of it measured. */
export type Dialect = {
  /** The version that was measured, which JSON answers name. */
  version: string
  /** The newest PostgreSQL that it knows; a newer one is warned of. */
  newestPostgres: number
  /** It prints the environment, and the database's address is masked. */
  masksAddress: boolean
  /** When it reads the scripts: what it says of them comes before, between or after what it says of the database. */
  readsScripts: 'before connecting' | 'once connected' | 'after the database'
  /** What it says of the database comes before `initSql` and its tables. */
  namesServerFirst: boolean
  /** Head of its text about a script that failed. */
  scriptFailed: (script: string, environment: string) => string
  /** Where that text shows the statement: 10.13 and later ask for -X, but in JSON 10.22 shows it still. */
  quotesStatement: 'always' | 'in JSON' | 'never'
  /** A relative location that is not there is said with the folder that it was looked for in (12.10). */
  resolvesLocation: boolean
  /** Where the session of a failed script is gone, it does not say that its changes were rolled back. */
  doubtsRollback: boolean
  /** `outOfOrder` is a warning (until 12.9). */
  warnsOfOutOfOrder: boolean
  /** How it says that the callback `createSchema` is old; null when it is not. */
  oldCreateSchema: string | null
  /** The session of the scripts calls `afterConnect`, too. */
  callsWorkerConnected: boolean
  /** Which callbacks are said to be one when they fail: all, or only those that run outside of any migration. */
  namesCallback: 'always' | 'outside'
  /** The failure of a callback has the code of what failed in it. */
  keepsCallbackCode: boolean
  /** Callbacks run around each statement of a migration, too. */
  callsStatements: boolean
  /** `initSql` is to be replaced by the callback `afterConnect`. */
  warnsOfInitSql: boolean
  /** Says that there are rows and no scripts, and which settings decide what a script is. */
  explainsEmptyFolder: boolean
  /** How it says that `baselineOnMigrate` does nothing in schemas that are empty; null where it does not. */
  skipsBaseline: string | null
  /** `info` foresees the row of `baselineOnMigrate` (13.4 to 13.12). */
  foreseesBaseline: boolean
  /** Programs and files without extension are migrations (10). */
  runsPrograms: boolean
  /** Since 10.17.2 a missing checksum equals every other, and only a repeatable's text with values counts. */
  comparesValuesOnly: boolean
  /** `placeholderReplacement` of a script's configuration counts for its checksum. */
  replacesAsConfigured: boolean
  /** Asks for a licence where later versions do not, and checks a script's configuration less. */
  isTeams: boolean
  /** A location of callbacks that is not there is passed over with a word. */
  passesCallbackLocations: boolean
  /** What it says of `cleanOnValidationError` before it cleans; `removed`: only that it does not. */
  cleansOnError: 'nothing' | 'deprecated' | 'removed'
  /** What it calls marking rows as deleted, in the JSON of a repair. */
  markedDeleted: string
  /** Fields of its JSON; `migrationCode`: a failure at a migration has its code and a place even where no statement failed. */
  json: {
    cause: boolean
    sqlState: boolean
    stackTrace: boolean
    databaseType: boolean
    migrationCode: boolean
  }
}

const oldCreateSchema = (when: string) =>
  `'createSchema' callback is deprecated and will be removed in a ${when} release. Please use 'beforeCreateSchema' callback instead`

const skipsBaseline = (what: string) =>
  `All configured schemas are empty; ${what}. A baseline or migration script with a lower version than the baseline version may execute if available. Check the Schemas parameter if this is not intended.`

const NINE: Dialect = {
  version: '9.22.3',
  newestPostgres: 15,
  masksAddress: false,
  readsScripts: 'before connecting',
  namesServerFirst: false,
  scriptFailed: script => `Migration ${script} failed`,
  quotesStatement: 'always',
  resolvesLocation: false,
  doubtsRollback: false,
  warnsOfOutOfOrder: true,
  oldCreateSchema: null,
  callsWorkerConnected: false,
  namesCallback: 'outside',
  keepsCallbackCode: false,
  callsStatements: false,
  warnsOfInitSql: false,
  explainsEmptyFolder: false,
  skipsBaseline: null,
  foreseesBaseline: false,
  runsPrograms: false,
  comparesValuesOnly: false,
  replacesAsConfigured: false,
  isTeams: true,
  passesCallbackLocations: false,
  cleansOnError: 'nothing',
  markedDeleted: 'Deleted missing migrations',
  json: {
    cause: false,
    sqlState: false,
    stackTrace: true,
    databaseType: false,
    migrationCode: false,
  },
}

const TEN: Dialect = {
  ...NINE,
  version: '10.22.0',
  newestPostgres: 17,
  readsScripts: 'once connected',
  scriptFailed: script => `Script ${script} failed`,
  quotesStatement: 'in JSON',
  oldCreateSchema: `${oldCreateSchema('later')}.`,
  namesCallback: 'always',
  callsStatements: true,
  cleansOnError: 'deprecated',
  runsPrograms: true,
  comparesValuesOnly: true,
  replacesAsConfigured: true,
  isTeams: false,
  markedDeleted: 'Marked missing migrations as deleted',
  json: { cause: true, sqlState: false, stackTrace: true, databaseType: true, migrationCode: false },
}

const ELEVEN: Dialect = {
  ...TEN,
  version: '11.20.0',
  newestPostgres: 18,
  readsScripts: 'after the database',
  namesServerFirst: true,
  scriptFailed: (script, environment) =>
    `Failed to execute script ${script}${/^default$/i.test(environment) ? '' : ` against ${environment} environment`}`,
  quotesStatement: 'never',
  cleansOnError: 'removed',
  skipsBaseline: skipsBaseline('baseline operation skipped'),
  json: { cause: true, sqlState: true, stackTrace: false, databaseType: true, migrationCode: true },
}

const THIRTEEN: Dialect = {
  ...ELEVEN,
  version: '13.12.0',
  masksAddress: true,
  resolvesLocation: true,
  doubtsRollback: true,
  warnsOfOutOfOrder: false,
  oldCreateSchema: oldCreateSchema('future'),
  callsWorkerConnected: true,
  passesCallbackLocations: true,
  keepsCallbackCode: true,
  warnsOfInitSql: true,
  explainsEmptyFolder: true,
  skipsBaseline: `${skipsBaseline("a baseline marker will not be added to Flyway's schema history table")} See ${HELP}baseline-on-migrate for more info`,
  foreseesBaseline: true,
}

const DIALECTS: Record<Compatibility, Dialect> = { '9.22': NINE, '10.22': TEN, '11.20': ELEVEN, '13': THIRTEEN }

/** How the Flyway whose answers are given speaks. */
export function dialectOf(compatibility: Compatibility): Dialect {
  return DIALECTS[compatibility]
}
