import type { Draft } from '../finding'
import { clockOf } from '../freshness'
import { triageOf } from '../pages'
import type { Situation } from '../situation'

/** The run waits for a lock: of another session, or, for ever, for Flyway's own. */
export function findBlocked({ live, observation }: Situation): Draft[] {
  if (!live?.blockedSince) return []
  const { inTheWay } = observation
  const since = clockOf(live.blockedSince)
  const waitsForItself = inTheWay?.rule === 'self-wait'
  return [
    {
      kind: waitsForItself ? 'self-wait' : 'blocked',
      severity: waitsForItself ? 'critical' : 'warning',
      migration: live.key,
      title: waitsForItself ? `Flyway waits for itself since ${since}.` : `Waits for a lock since ${since}.`,
      detail: inTheWay ? `${waitsForItself ? '' : `${inTheWay.title} `}${inTheWay.detail}` : UNSEEN,
      nextStep:
        inTheWay?.nextStep ?? 'See who is in the way, and let that session end; the run then goes on by itself.',
      since: live.blockedSince,
      href: triageOf(observation.name),
    },
  ]
}

const UNSEEN = 'Another session holds a lock that the migration needs, and everyone who comes later waits behind it.'
