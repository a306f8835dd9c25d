import type { ScriptFile } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import { resolveScripts } from '../flyway/resolve'
import type { Print } from './print'

/** Says how many scripts have a name that Flyway does not run; under `validateMigrationNaming` the run stops later, with their names. */
export function describeNames(files: ScriptFile[], options: FlywayOptions, print: Print): void {
  if (options.validateMigrationNaming) return
  // Names do not depend on placeholders, whose values are not all known before there is a connection.
  const { invalid } = resolveScripts(files, options, { unknownPlaceholders: ['*'] })
  if (invalid.length === 0) return
  print(
    'info',
    `${invalid.length} SQL migrations were detected but not run because they did not follow the filename convention.`,
  )
  print('info', "Set 'validateMigrationNaming' to true to fail fast and see a list of the invalid file names.")
}
