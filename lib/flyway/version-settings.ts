import type { Compatibility } from './options'
import { upgradeRequired } from './upgrade-required'

/** Settings that some Flyways do not know; measured with 9.22.3, 10.22.0, 11.20.0 and 13.12.0. */
const UNKNOWN: Record<Compatibility, readonly string[]> = {
  '9.22': ['callbackLocations'],
  '10.22': ['callbackLocations', 'cherryPick', 'undoSqlMigrationPrefix'],
  '11.20': ['cherryPick', 'undoSqlMigrationPrefix'],
  '13': ['cherryPick', 'undoSqlMigrationPrefix', 'cleanOnValidationError'],
}

/** Whether a setting is none in this Flyway, though others have it. */
export const isUnknownTo = (compatibility: Compatibility, setting: string): boolean =>
  UNKNOWN[compatibility].includes(setting)

const LICENSED = ['dryRunOutput', 'errorOverrides', 'kerberosConfigFile']
/** What later versions gave away, or do not have. */
const LICENSED_ONCE = [
  ...['cherryPick', 'skipExecutingMigrations', 'detectEncoding', 'batch', 'stream'],
  ...['outputQueryResults', 'undoSqlMigrationPrefix'],
]

/** The text with which open-source Flyway refuses a setting of its licensed editions, whatever the value; null for every other setting. */
export function licensedSetting(setting: string, compatibility: Compatibility): string | null {
  const isLicensed = LICENSED.includes(setting) || (compatibility === '9.22' && LICENSED_ONCE.includes(setting))
  return isLicensed ? upgradeRequired(setting, compatibility).message : null
}
