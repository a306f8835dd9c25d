import { SETTINGS } from '../../lib/flyway/known-settings'
import type { FlywayOptions } from '../../lib/flyway/options'

const NAMES = new Map(Object.entries(SETTINGS).map(([name, { option }]) => [option, name]))

const MAY_BE_EMPTY = new Set(['schemas', 'callbackLocations'])

/** Options under the names and in the form that Flyway itself takes. */
export function settingsOf(options: Partial<FlywayOptions>): Record<string, string> {
  const { placeholders = {}, ...others } = options
  // An empty list of schemas would be one whose name is empty, and not every Flyway knows locations of callbacks.
  const given = Object.entries(others).filter(([option, value]) => !MAY_BE_EMPTY.has(option) || String(value) !== '')
  const named = given.map(([option, value]) => [
    `flyway.${NAMES.get(option as keyof FlywayOptions) ?? option}`,
    Array.isArray(value) ? value.join(',') : String(value),
  ])
  const words = Object.entries(placeholders).map(([name, value]) => [`flyway.placeholders.${name}`, value])
  return Object.fromEntries([...named, ...words])
}
