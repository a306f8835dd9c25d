import type { ScriptFile } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import { resolveScripts } from '../flyway/resolve'
import { refuse } from './failure'
import type { Print } from './print'

/** Says how many scripts have a name that Flyway does not run; under `validateMigrationNaming` the run stops with their names. */
export function describeNames(files: ScriptFile[], options: FlywayOptions, print: Print): void {
  // Names do not depend on placeholders, whose values are not all known before there is a connection.
  const { invalid, error } = resolveScripts(files, options, { unknownPlaceholders: ['*'] })
  if (invalid.length === 0) return
  // Before whatever else is wrong with the scripts.
  if (options.validateMigrationNaming) refuse(error)
  print(
    'info',
    `${invalid.length} SQL migrations were detected but not run because they did not follow the filename convention.`,
  )
  print('info', "Set 'validateMigrationNaming' to true to fail fast and see a list of the invalid file names.")
}
