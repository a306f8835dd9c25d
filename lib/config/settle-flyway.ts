import type { EnvironmentConfig } from '../config'
import { compatibilityOf } from '../flyway/compatibility'
import { SETTINGS } from '../flyway/known-settings'
import type { FlywayOptions } from '../flyway/options'
import { parseSetting } from '../flyway/parse-setting'
import type { Written } from './schema'

/** Only the settings that were given: the others come from the container, then from Flyway's defaults. */
export function flywayOf(written: Written['environments'][number]['flyway']): EnvironmentConfig['flyway'] {
  const given: Record<string, unknown> = written ?? {}
  const options: Partial<FlywayOptions> = {}
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const value = given[name]
    if (typeof value === 'string') Object.assign(options, parseSetting(setting, value))
    else if (value != null) Object.assign(options, { [setting.option]: value })
  }
  if (written?.placeholders) {
    options.placeholders = Object.fromEntries(
      Object.entries(written.placeholders).map(([name, value]) => [name, value ?? '']),
    )
  }
  return {
    options,
    timeZone: written?.timeZone ?? 'UTC',
    version: written?.version ? compatibilityOf(written.version) : null,
  }
}
