import { environmentName, OTHER_SETTINGS, SETTINGS } from './known-settings'

const CONNECTION = ['url', 'user', 'password']

const BY_VARIABLE = new Map(
  [...Object.keys(SETTINGS), ...OTHER_SETTINGS, ...CONNECTION].map(name => [`FLYWAY_${environmentName(name)}`, name]),
)

/**
 * The settings that variables give (ConfigUtils.convertKey): `FLYWAY_OUT_OF_ORDER`, `FLYWAY_PLACEHOLDERS_MY_NAME`, whose case
 * is lost, and `environments_dev_url`. A variable that Flyway does not know may be another program's.
 */
export function settingsOfVariables(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([variable, value]) => {
      const name = settingOf(variable)
      return name === null ? [] : [[name, value]]
    }),
  )
}

function settingOf(variable: string): string | null {
  const [, placeholder] = /^FLYWAY_PLACEHOLDERS_(.+)$/.exec(variable) ?? []
  if (placeholder !== undefined) return `placeholders.${placeholder.toLowerCase()}`
  if (variable.startsWith('environments_')) return variable.replaceAll('_', '.')
  if (variable.startsWith('flyway_')) return variable.slice('flyway_'.length).replaceAll('_', '.')
  return BY_VARIABLE.get(variable) ?? null
}
