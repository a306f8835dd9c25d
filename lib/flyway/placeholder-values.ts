import type { FlywayOptions } from './options'

/** Which placeholders have a value, and which have one that cannot be seen from here. */
export type PlaceholderValues = { values: Map<string, string>; isUnknown: (name: string) => boolean }

/** Flyway's own placeholders; what the engine alone knows (user, database, folder) is unknown to anyone else. */
const ENGINE_ONLY = ['user', 'database', 'workingDirectory', 'environment']

/**
 * The values of one script's placeholders, by lower-case name (ParsingContext). `flyway:timestamp` is another one in each
 * run, so no checksum with it ever fits: any value says the same, and the empty one is taken. An unknown name may end in
 * `*`: then every placeholder that starts so may have a value that cannot be seen.
 */
export function placeholderValues(
  options: FlywayOptions,
  fileName: string,
  unknownPlaceholders: Iterable<string>,
): PlaceholderValues {
  const own = (name: string) => `flyway${options.placeholderSeparator}${name}`.toLowerCase()
  const values = new Map(Object.entries(options.placeholders).map(([name, value]) => [name.toLowerCase(), value]))
  const give = (name: string, value: string | null) =>
    value !== null && !values.has(own(name)) && values.set(own(name), value)
  give('filename', fileName)
  give('table', options.table)
  give('defaultSchema', options.defaultSchema ?? options.schemas[0] ?? null)
  give('timestamp', '')
  const unknown = [...unknownPlaceholders].map(name => name.toLowerCase())
  const exact = new Set([...unknown, ...ENGINE_ONLY.map(own), own('defaultSchema')])
  const starts = unknown.filter(name => name.endsWith('*')).map(name => name.slice(0, -1))
  const isUnknown = (name: string) => {
    const key = name.toLowerCase()
    return exact.has(key) || starts.some(start => key.startsWith(start))
  }
  return { values, isUnknown }
}
