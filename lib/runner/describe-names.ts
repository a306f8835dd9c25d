import type { ScriptFile } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import { resolveScripts } from '../flyway/resolve'
import { refuse } from './failure'
import type { Print } from './print'

/** Says how many scripts have a name that Flyway does not run; under `validateMigrationNaming` it stops with their names. */
export function describeNames(files: ScriptFile[], options: FlywayOptions, print: Print): void {
  // Names do not depend on placeholders, whose values are not all known before there is a connection.
  const { invalid, misnamed } = resolveScripts(files, options, { unknownPlaceholders: ['*'] })
  refuse(misnamed)
  if (invalid.length === 0) return
  print(
    'info',
    `${invalid.length} SQL migrations were detected but not run because they did not follow the filename convention.`,
  )
  print('info', "Set 'validateMigrationNaming' to true to fail fast and see a list of the invalid file names.")
}
