import type { FlywayOptions } from '../flyway/options'

/** An option that the configuration and the container give different values. */
export type Conflict = {
  /** Flyway's name: `target`, `placeholders.env`. */
  option: string
  /** Null where the values may be secrets. */
  values: { configured: string; container: string } | null
}

/** Options that both sides set and that they set differently; what only one side sets is no conflict. */
export function findConflicts(configured: Partial<FlywayOptions>, container: Partial<FlywayOptions>): Conflict[] {
  const { placeholders: ours = {}, ...options } = configured
  const names = Object.keys(options) as (keyof typeof options)[] // a Partial<FlywayOptions> has no other keys
  return [
    ...names.flatMap(option => compare(option, options[option], container[option])),
    ...comparePlaceholders(ours, container.placeholders ?? {}),
  ]
}

function compare(option: string, configured: unknown, container: unknown): Conflict[] {
  if (configured === undefined || container === undefined) return []
  const [ours, theirs] = [textOf(configured), textOf(container)]
  if (ours === theirs) return []
  // SQL that runs on each connection may set a password or a key.
  return [{ option, values: option === 'initSql' ? null : { configured: ours, container: theirs } }]
}

/** Their names do not care for case, and their values are as likely a password as not. */
function comparePlaceholders(configured: Record<string, string>, container: Record<string, string>): Conflict[] {
  const theirs = new Map(Object.entries(container).map(([name, value]) => [name.toLowerCase(), value]))
  return Object.entries(configured)
    .filter(([name, value]) => (theirs.get(name.toLowerCase()) ?? value) !== value)
    .map(([name]) => ({ option: `placeholders.${name}`, values: null }))
}

function textOf(value: unknown): string {
  if (value === null) return 'not set'
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'empty'
  return String(value)
}
