import type { Facts } from '../facts'
import type { Draft, Place } from '../finding'
import { environmentPage } from '../pages'

/** The database answers and has no schema history table. */
export function findNeverMigrated({ neverMigrated, options, pending }: Facts, { name }: Place): Draft[] {
  if (!neverMigrated) return []
  const table = [options.defaultSchema ?? options.schemas[0], options.table].filter(Boolean).join('.')
  return [
    {
      kind: 'never-migrated',
      severity: 'notice',
      migration: null,
      title: `No table ${table}: Flyway has not run here.`,
      detail: pending.length > 0 ? 'The first run applies every script.' : 'There is nothing to apply either.',
      nextStep: 'If it has run, name its schema and table in the configuration: defaultSchema, table.',
      href: environmentPage(name),
    },
  ]
}
