import type { Draft } from '../finding'
import { clockOf } from '../freshness'
import { triageOf } from '../pages'
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
      nextStep: 'See who is in the way, and let that session end; the run then goes on by itself.',
      since: live.blockedSince,
      href: triageOf(observation.name),
    },
  ]
}
