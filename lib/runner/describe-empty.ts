import { dialectOf } from '../flyway/dialect'
import type { Engine } from './engine'
import { textTable } from './text-table'

/** Shows, as Flyway 13 does, the settings that decide what is a migration, where it finds none. */
export function describeEmpty({ options, print }: Engine): void {
  if (!dialectOf(options.compatibility).explainsEmptyFolder) return
  print('info', 'No migrations found on disk.\nHere are some relevant configuration settings.')
  const settings = [
    ['locations', options.locations.join(', ')],
    ['callbackLocations', options.callbackLocations.join(', ')],
    ['workingDirectory', options.placeholders[`flyway${options.placeholderSeparator}workingDirectory`] ?? null],
    ['repeatableSqlMigrationPrefix', options.repeatableSqlMigrationPrefix],
    ['sqlMigrationPrefix', options.sqlMigrationPrefix],
    ['baselineMigrationPrefix', options.baselineMigrationPrefix],
    ['sqlMigrationSeparator', options.sqlMigrationSeparator],
    ['sqlMigrationSuffixes', options.sqlMigrationSuffixes.join(', ')],
  ]
  print('info', `\n${textTable(['Setting', 'Value'], settings, '')}`)
}
