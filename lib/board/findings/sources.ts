import type { Draft } from '../finding'
import { clockOf } from '../freshness'
import type { Reading } from '../observation'
import { accessPart, environmentPage } from '../pages'
import type { Situation } from '../situation'
import { firstUpper } from '../words'

const NAMES = { history: 'schema history', scripts: 'scripts', kubernetes: 'Kubernetes' } as const
type Name = keyof typeof NAMES

/** Sources that failed, are not permitted, or were not read for too long; each for itself. */
export function findSourceTroubles(situation: Situation): Draft[] {
  return (['history', 'scripts', 'kubernetes'] as const).flatMap(name => findTrouble(name, situation))
}

function findTrouble(name: Name, { observation, pastBound }: Situation): Draft[] {
  const reading: Reading<unknown> = observation[name]
  const past = pastBound[name]
  const seen = reading.readAt ? `What is shown is from ${clockOf(reading.readAt)}.` : 'Nothing was ever read.'
  const common = { migration: null, about: name, href: environmentPage(observation.name) }
  const { failure } = reading
  if (failure?.code === 'not-permitted') {
    return [
      {
        ...common,
        kind: 'not-permitted',
        severity: 'warning',
        title: `${firstUpper(failure.message)}.`,
        detail: seen,
        nextStep: RIGHTS[name],
        since: failure.since,
        ...(name === 'kubernetes' && { href: accessPart(observation.name) }),
      },
    ]
  }
  if (failure) {
    return [
      {
        ...common,
        kind: 'source-failed',
        // One failed read inside the bound takes nothing away from what is shown.
        severity: past || failure.code === 'authentication' ? 'warning' : 'notice',
        title: `${firstUpper(failure.message)}.`,
        detail: `${failure.tries === 1 ? '1 try' : `${failure.tries} tries`}. ${seen}`,
        nextStep:
          failure.code === 'authentication' ? RIGHTS[name] : `The board keeps trying by itself. Check ${WHERE[name]}.`,
        since: failure.since,
      },
    ]
  }
  if (!reading.configured || !past || reading.readAt === null) return []
  return [
    {
      ...common,
      kind: 'source-stale',
      severity: 'warning',
      title: `${firstUpper(NAMES[name])} not read since ${clockOf(reading.readAt)}.`,
      detail: `That is older than ${reading.bound / 1000} s. ${seen}`,
      nextStep: `Check ${WHERE[name]}, and whether the board itself is overloaded.`,
      since: reading.readAt,
    },
  ]
}

const WHERE: Record<Name, string> = {
  history: 'the database and the way to it',
  scripts: 'the folder or repository of the scripts',
  kubernetes: 'the Kubernetes API and the way to it',
}

const RIGHTS: Record<Name, string> = {
  history:
    "Check the board's role and password; it needs CONNECT, USAGE on the schema and SELECT on the history table, nothing more.",
  scripts: 'Give the board the right to read the folder, or a token or key that may read the repository.',
  kubernetes:
    "Add the missing rule to the role of the board's ServiceAccount in the namespace; the environment's page has it as YAML.",
}
