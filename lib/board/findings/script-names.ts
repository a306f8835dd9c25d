import type { Facts } from '../facts'
import type { Draft, Place } from '../finding'
import { environmentPage, migrationPage } from '../pages'
import { listOf, sentenceOf } from '../words'

/** Files that look like migrations and that Flyway does not take for any. */
export function findBadNames({ badNames, options }: Facts, { name }: Place): Draft[] {
  return badNames.map(({ path, message }) => ({
    kind: 'invalid-script-name' as const,
    severity: options.validateMigrationNaming || looksLikeMigration(path) ? ('warning' as const) : ('notice' as const),
    migration: null,
    title: `${path} is not a name of a migration.`,
    detail: `${sentenceOf(message)} ${options.validateMigrationNaming ? 'Flyway stops at it.' : 'Flyway leaves it out without an error.'}`,
    nextStep: 'Rename it as V<version>__<description>.sql or R__<description>.sql, or move it out of the folder.',
    about: path,
    href: environmentPage(name),
  }))
}

/** `v25__x.sql`, `V25_x.sql`, `R_x.sql`: somebody meant a migration. */
const looksLikeMigration = (path: string) => /(^|\/)([vb][\d_.]|r_)[^/]*$/i.test(path)

/** Versions or repeatables that two files claim: Flyway refuses to do anything. */
export function findDuplicates({ duplicates }: Facts, { project }: Place): Draft[] {
  return duplicates.map(({ key, scripts }) => ({
    kind: 'duplicate-version' as const,
    severity: 'warning' as const,
    migration: key,
    title: `${listOf(scripts)} claim the same migration.`,
    detail: 'Flyway stops before it does anything.',
    nextStep: 'Give the script that is not applied yet a version of its own; no row knows it, so nothing is lost.',
    href: migrationPage(key, project),
  }))
}
