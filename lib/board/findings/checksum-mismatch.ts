import type { Facts, Line } from '../facts'
import type { Draft, Place } from '../finding'
import { migrationPage } from '../pages'
import { consequenceOf } from './consequence'

/** Scripts that are not what was applied: text, type or description changed afterwards (validate's rule 8). */
export function findMismatches(facts: Facts, { project }: Place): Draft[] {
  return facts.odd
    .filter(({ difference }) => difference !== null)
    .map(line => ({
      kind: 'checksum-mismatch' as const,
      severity: line.allowed ? ('notice' as const) : ('warning' as const),
      migration: line.migration.key,
      title: TITLES[line.difference ?? 'checksum'],
      detail: `${evidenceOf(line)} ${consequenceOf(line, facts.options)}`,
      nextStep:
        'Put the applied text back and write the change as a new migration. Run repair only where the database already is as the new text makes it: it changes the row, not the schema.',
      about: line.difference ?? undefined,
      href: migrationPage(line.migration.key, project),
    }))
}

const TITLES = {
  checksum: 'File edited after it was applied.',
  type: 'Type changed after it was applied.',
  description: 'Description changed after it was applied.',
}

/** A checksum's hyphen is a minus sign. */
const withMinus = (text: string) => text.replaceAll(' -', ' −')

function evidenceOf({ difference, info }: Line): string {
  const { applied, resolved } = info
  if (difference === 'checksum')
    return withMinus(`Checksum ${applied?.checksum} applied, ${resolved?.checksum} in the file.`)
  if (difference === 'type') return `${applied?.type} applied, ${resolved?.type} in the file.`
  return `“${applied?.description}” applied, “${resolved?.description}” in the file.`
}
