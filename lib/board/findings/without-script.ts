import type { Facts, Line } from '../facts'
import type { Draft, Place } from '../finding'
import { migrationPage } from '../pages'
import { dateOf } from '../words'
import { consequenceOf } from './consequence'

/** Rows whose script is gone (Missing), and rows that are newer than every script (Future). */
export function findWithoutScript(facts: Facts, { project, year }: Place): Draft[] {
  return facts.odd
    .filter(({ info }) => info.state === 'Missing' || info.state === 'Future')
    .map(line => ({
      ...(line.info.state === 'Missing' ? MISSING : FUTURE),
      severity: line.allowed ? ('notice' as const) : ('warning' as const),
      migration: line.migration.key,
      title: titleOf(line, year),
      detail: consequenceOf(line, facts.options),
      about: line.info.applied ? `${line.info.applied.installedRank}` : undefined,
      href: migrationPage(line.migration.key, project),
    }))
}

const MISSING = {
  kind: 'missing-script' as const,
  nextStep:
    'Put the file back as it was applied. Run repair only if the migration is meant to be forgotten: it marks the row as deleted and leaves the schema as it is.',
}

const FUTURE = {
  kind: 'future-migration' as const,
  nextStep: 'Check which scripts this environment ships: something newer than they are has migrated this database.',
}

function titleOf({ migration, info }: Line, year: number): string {
  const applied = migration.installedOn ? `Applied ${dateOf(migration.installedOn, year)}` : 'Applied'
  return info.state === 'Missing' ? `${applied}, its file is gone.` : `${applied}, newer than every file here.`
}
