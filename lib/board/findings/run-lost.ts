import { causeOf } from '../causes/cause-of'
import type { Draft } from '../finding'
import { keyAtWork } from '../live'
import { runPage } from '../pages'
import type { Situation } from '../situation'

/** The newest run that began was lost with its pod: whether it came to an end, and to which, nobody has seen. */
export function findRunLost({ observation, failing }: Situation): Draft[] {
  const run = observation.runs.find(({ state }) => state !== 'waiting')
  const told = run?.reading?.outcome === 'applied' || run?.reading?.outcome === 'up-to-date'
  // A failure that still holds is the greater news; in back-off the pod is still there, and a crash loop is said of it.
  if (failing || run?.state !== 'lost' || run.waitingReason !== null || run.startedAt === null || told) return []
  const cause = causeOf(run)
  const key = keyAtWork(run)
  return [
    {
      kind: 'run-lost',
      severity: 'warning',
      migration: key,
      title: cause?.title ?? 'The pod went before the end of its run was seen.',
      detail: `${key ? `It was at ${key}` : 'Its log names no migration'}; without an end nobody can say whether that was applied.`,
      nextStep: `See whether the history has a row of it; the next run applies what has none.${cause ? ` ${cause.nextStep}` : ''}`,
      since: run.startedAt,
      href: runPage(run.id),
    },
  ]
}
