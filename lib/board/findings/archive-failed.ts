import type { Draft } from '../finding'
import type { ArchiveFailure } from '../observation'

/** What the board sees cannot be stored; of the board itself, not of an environment. */
export function findArchiveTrouble(failure: ArchiveFailure): Draft[] {
  if (!failure) return []
  return [
    {
      kind: 'archive-failed',
      severity: 'warning',
      migration: null,
      title: `${failure.message}.`,
      detail:
        'Live logs are shown and held in memory, and stored when it is back; older ones cannot be read meanwhile.',
      nextStep: 'The board keeps trying by itself. Check the database that BOARD_DATABASE_URL names, and its disk.',
      since: failure.since,
      href: '/runs',
    },
  ]
}
