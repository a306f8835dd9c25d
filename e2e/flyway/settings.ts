import { SETTINGS } from '../../lib/flyway/known-settings'
import type { FlywayOptions } from '../../lib/flyway/options'

const NAMES = new Map(Object.entries(SETTINGS).map(([name, { option }]) => [option, name]))

/** Options under the names and in the form that Flyway itself takes. */
export function settingsOf(options: Partial<FlywayOptions>): Record<string, string> {
  const { placeholders = {}, ...others } = options
  // An empty list of schemas would be one whose name is empty.
  const given = Object.entries(others).filter(([option, value]) => option !== 'schemas' || String(value) !== '')
  const named = given.map(([option, value]) => [
    `flyway.${NAMES.get(option as keyof FlywayOptions) ?? option}`,
    Array.isArray(value) ? value.join(',') : String(value),
  ])
  const words = Object.entries(placeholders).map(([name, value]) => [`flyway.placeholders.${name}`, value])
  return Object.fromEntries([...named, ...words])
}
