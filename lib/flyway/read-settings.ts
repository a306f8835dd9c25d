import { OTHER_SETTINGS, SETTINGS } from './known-settings'
import type { Compatibility, FlywayOptions } from './options'
import { parseSetting } from './parse-setting'
import { isUnknownTo } from './version-settings'

/** What settings mean, and which of them mean nothing. */
export type ReadSettings = {
  /** Only what was given. */
  options: Partial<FlywayOptions>
  /** Names that Flyway does not know. */
  unknown: string[]
  /** Settings whose value is not of their form. */
  invalid: { name: string; value: string; form: 'boolean' | 'number' }[]
}

const CONNECTION = new Set(['url', 'user', 'password', 'driver', 'token'])

/** Other databases' settings and tables of other tools: what stands there concerns no PostgreSQL. */
const FOREIGN = /^(jdbcProperties|oracle|sqlserver|bigquery|check|vault|dapr|gcsm|resolvers|publishing)\./

/** Reads settings by Flyway's names; how to connect is no option. */
export function readSettings(settings: Readonly<Record<string, string>>, compatibility: Compatibility): ReadSettings {
  const read: ReadSettings = { options: {}, unknown: [], invalid: [] }
  for (const [name, value] of Object.entries(settings)) {
    if (name.startsWith('placeholders.')) {
      const placeholder = name.slice('placeholders.'.length)
      read.options.placeholders = { ...read.options.placeholders, [placeholder]: value }
    } else if (isUnknownTo(compatibility, name)) read.unknown.push(name)
    else if (SETTINGS[name]) give(read, name, value, SETTINGS[name])
    else if (!CONNECTION.has(name) && !OTHER_SETTINGS.has(name) && !FOREIGN.test(name)) read.unknown.push(name)
  }
  return read
}

function give(read: ReadSettings, name: string, value: string, setting: NonNullable<(typeof SETTINGS)[string]>): void {
  const option = parseSetting(setting, value)
  if (option) Object.assign(read.options, option)
  else if (setting.form === 'boolean' || setting.form === 'number') {
    read.invalid.push({ name, value, form: setting.form })
  }
}
