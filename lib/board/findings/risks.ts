import type { Facts } from '../facts'
import type { Draft, Place } from '../finding'
import { environmentPage } from '../pages'

/** What Flyway will stumble over that no other finding names, and where the configuration and the container disagree. */
export function findRisks({ error, duplicates, badNames, options, conflicts }: Facts, { name }: Place): Draft[] {
  const href = environmentPage(name)
  const named = duplicates.length > 0 || (options.validateMigrationNaming && badNames.length > 0)
  const refusal: Draft[] =
    error && !named
      ? [
          {
            kind: 'risk',
            severity: 'warning',
            migration: null,
            title: 'Flyway itself refuses these files and rows.',
            detail: error.message,
            nextStep: 'Correct what Flyway names; until then every run ends with this error.',
            about: error.code,
            href,
          },
        ]
      : []
  return [
    ...refusal,
    ...conflicts.map(({ option, configured, container }) => ({
      kind: 'risk' as const,
      severity: 'notice' as const,
      migration: null,
      title: `${option} is ${configured} in the configuration and ${container} in the container.`,
      detail: 'The board answers by its configuration; the run goes by the container.',
      nextStep: `Take ${option} out of the board's configuration, or make both the same.`,
      about: option,
      href,
    })),
  ]
}
