import type { Facts } from '../facts'
import type { Draft, Place } from '../finding'
import { migrationPage, triagePage } from '../pages'
import type { Situation } from '../situation'

/** Rows with success = false: Flyway refuses every further migrate until repair has deleted them (docs: flyway.md §8.2). */
export function findFailedRows(facts: Facts, { project }: Place): Draft[] {
  return facts.odd
    .filter(({ info }) => info.applied?.success === false && info.state.startsWith('Failed'))
    .map(({ migration }) => ({
      kind: 'failed-migration' as const,
      severity: 'critical' as const,
      migration: migration.key,
      title: 'Failed, and its row says so.',
      detail: `The history has it with success = false (rank ${migration.installedRank}). Flyway refuses every further migrate.`,
      nextStep:
        'Undo by hand what the script has left half done, then run repair, which deletes the row, and migrate again. Repair changes nothing in the schema.',
      since: migration.installedOn,
      href: migrationPage(migration.key, project),
    }))
}

/** Where the run that left the row is known, its incident says more than the migration's page. */
export function leadToIncident(draft: Draft, { failing, observation }: Situation): Draft {
  const isItsRow = draft.kind === 'failed-migration' && failing !== null && draft.migration === failing.key
  return isItsRow ? { ...draft, href: triagePage(observation.name, failing.first.id) } : draft
}
