import type { FlywayOptions } from '../flyway/options'
import { parseVersion } from '../flyway/version'

/** What only a run knows. */
type Known = { schema: string; user: string; database: string; cwd: string; environment: string }

/** The options with the values of Flyway's own placeholders (docs: flyway.md §2.1). */
export function engineOptions(
  options: FlywayOptions,
  { schema, user, database, cwd, environment }: Known,
): FlywayOptions {
  const values = {
    defaultSchema: schema,
    user,
    database,
    timestamp: new Date().toISOString().slice(0, 19).replace('T', ' '),
    workingDirectory: cwd,
    environment,
  }
  const own = Object.entries(values).map(([name, value]) => [`flyway${options.placeholderSeparator}${name}`, value])
  // As it is stored and shown: `1_2` is 1.2.
  const baselineVersion = parseVersion(options.baselineVersion)?.text ?? options.baselineVersion
  return { ...options, baselineVersion, placeholders: { ...options.placeholders, ...Object.fromEntries(own) } }
}
