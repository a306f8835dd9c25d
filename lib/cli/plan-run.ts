import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { DEFAULT_OPTIONS, type FlywayOptions } from '../flyway/options'
import { readSettings } from '../flyway/read-settings'
import { licensedSetting } from '../flyway/version-settings'
import { FlywayFailure } from '../runner/failure'
import { parseJdbcUrl, type Server } from '../runner/jdbc-url'
import type { Run } from '../runner/with-engine'
import { type Call, DRY_RUN } from './call'
import type { Configuration, Surroundings } from './configuration'
import type { Console } from './console'
import { infoFilter } from './info-filter'
import { licensedFailure } from './licensed'
import { unsupportedSettings } from './unsupported-settings'

/** What each command of a call is told, but for the database. */
export type RunPlan = Omit<Run, 'server'>

/** What the commands of a call are told; stops at what the engine cannot keep. */
export function planRun(call: Call, { settings }: Configuration, { cwd }: Surroundings, console: Console): RunPlan {
  const { compatibility, output, flags } = call
  if (settings.url && !POSTGRES.test(settings.url)) {
    throw new FlywayFailure('ERROR', `No database found to handle ${settings.url}`)
  }
  const licensed = Object.entries(settings).flatMap(([name, value]) =>
    value === '' ? [] : (licensedSetting(name, compatibility) ?? []),
  )
  if (licensed[0] !== undefined) throw licensedFailure(licensed[0], compatibility)
  const unsupported = unsupportedSettings(settings, call.commands)
  const { options: given } = readSettings(settings, compatibility)
  if (unsupported.length > 0) {
    throw new FlywayFailure(
      'CONFIGURATION',
      `The built-in engine does not have ${unsupported.join(', ')}; Flyway itself has.`,
    )
  }
  const folder = call.settings.workingDirectory ? path.resolve(cwd, call.settings.workingDirectory) : null
  const locations = locationsOf(given.locations ?? [], folder, cwd)
  if (locations.length === 0) console.print('warn', "No locations configured and default location 'sql' not found.")
  const callbackLocations = resolved(given.callbackLocations ?? [], folder)
  const options: FlywayOptions = { ...DEFAULT_OPTIONS, ...given, locations, callbackLocations, compatibility }
  return {
    options,
    cwd: folder ?? cwd,
    print: console.print,
    environment: settings.environment || 'default',
    showResults: settings.outputQueryResults !== 'false',
    infoFilter: () => infoFilter(call.settings, compatibility),
    ...(flags.has('-migrationIds') && { takeIds: console.write }),
    warnEmpty: console.warnEmpty,
    debug: output.level === 'debug',
    dryRun: flags.has(DRY_RUN),
  }
}

const POSTGRES = /^(jdbc:)?postgres(ql)?:/
const FOLDER = 'filesystem:'

/** Relative folders start from the working directory that was named; none at all stands for its folder `sql`. */
function locationsOf(given: string[], folder: string | null, cwd: string): string[] {
  if (given.length === 0) {
    const sql = path.join(folder ?? cwd, 'sql')
    return existsSync(sql) ? [FOLDER + sql] : []
  }
  return resolved(given, folder)
}

function resolved(given: string[], folder: string | null): string[] {
  if (folder === null) return given
  return given.map(location =>
    location.startsWith(FOLDER) ? FOLDER + path.resolve(folder, location.slice(FOLDER.length)) : location,
  )
}

/** The database that is configured; as pgjdbc does, the user of this process stands for one that is not named. */
export function serverOf({ settings }: Configuration, { compatibility }: Call): Server {
  const { url, user, password = null } = settings
  if (!url) throw new FlywayFailure('CONFIGURATION', `${UNCONFIGURED}${compatibility === '9.22' ? '' : EXAMPLE}`)
  const server = parseJdbcUrl(url, user || null, password) ?? parseJdbcUrl(url, userInfo().username, password)
  if (server) return server
  throw new FlywayFailure(
    'ERROR',
    'The address of the database (url) cannot be understood: jdbc:postgresql://host:port/database',
  )
}

const UNCONFIGURED = 'Unable to connect to the database. Configure the url, user and password!'
const EXAMPLE = ' Refer to the flyway.toml.example file in the /conf folder in the installation directory.'
