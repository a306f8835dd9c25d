import type { Draft } from '../finding'
import { clockOf } from '../freshness'
import { environmentPage, runPage } from '../pages'
import type { Situation } from '../situation'

/** The run waits for a lock that another session holds. */
export function findBlocked({ live, observation }: Situation): Draft[] {
  if (!live?.blockedSince) return []
  return [
    {
      kind: 'blocked',
      severity: 'warning',
      migration: live.key,
      title: `Waits for a lock since ${clockOf(live.blockedSince)}.`,
      detail: 'Another session holds a lock that the migration needs, and everyone who comes later waits behind it.',
      nextStep:
        'Find the session in pg_stat_activity with pg_blocking_pids, and let it end; the run then goes on by itself.',
      since: live.blockedSince,
      href: live.run ? runPage(live.run.id) : environmentPage(observation.name),
    },
  ]
}
