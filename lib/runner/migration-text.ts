import type { ResolvedMigration } from '../flyway/migration'
import { quoted } from '../flyway/quoted'

/** How Flyway names a migration that it is about to run: `schema "public" to version "2.1 - add col" [out of order]`. */
export function migrationText(
  schema: string,
  { version, description }: ResolvedMigration,
  marks: { outOfOrder: boolean; transactional: boolean },
): string {
  const name =
    version === null
      ? `with repeatable migration "${description}"`
      : `to version "${version}${description === '' ? '' : ` - ${description}`}"${marks.outOfOrder ? ' [out of order]' : ''}`
  return `schema ${quoted(schema)} ${name}${marks.transactional ? '' : ' [non-transactional]'}`
}
