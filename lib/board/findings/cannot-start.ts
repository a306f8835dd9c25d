import { causeOf } from '../causes/cause-of'
import type { Draft } from '../finding'
import type { ObservedRun } from '../observation'
import { runPage } from '../pages'
import type { Cause } from '../schema'
import type { Situation } from '../situation'

/** Causes that may pass by themselves: a node is being added, a volume attached. */
const MAY_PASS = new Set<Cause['kind']>(['no-node', 'volume', 'sandbox'])

/** Causes for which the container's program never ran. */
const BEFORE = new Set<Cause['kind']>([...MAY_PASS, 'image-pull', 'image-never', 'configuration', 'command'])

/** Why a run has no chance to begin: no image, no configuration, no node, no such command; null when it has one. */
export function startCauseOf(run: ObservedRun): Cause | null {
  const cause = causeOf(run)
  return cause && BEFORE.has(cause.kind) ? cause : null
}

/** The newest run cannot begin, so nothing will be migrated. */
export function findCannotStart({ observation }: Situation): Draft[] {
  const run = observation.runs[0]
  const cause = run?.state === 'waiting' ? startCauseOf(run) : null
  return run && cause ? [startDraft(run, cause, 0)] : []
}

/** What there is to say of a run that cannot begin. */
export function startDraft(run: ObservedRun, cause: Cause, attempts: number): Draft {
  return {
    kind: 'cannot-start',
    severity: run.state === 'waiting' && MAY_PASS.has(cause.kind) ? 'warning' : 'critical',
    migration: null,
    title: cause.title,
    detail: `${cause.detail} Nothing is migrated until the container starts.`,
    nextStep: cause.nextStep,
    attempts,
    since: run.finishedAt ?? run.startedAt ?? run.podCreatedAt,
    href: runPage(run.id),
  }
}
