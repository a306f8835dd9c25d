import type { Draft } from '../finding'
import type { ObservedRun } from '../observation'
import { runPage } from '../pages'
import type { Situation } from '../situation'
import { sentenceOf } from '../words'

/** Kubernetes' words for a container that never ran its program (docs: kubernetes.md §2.1). */
const CANNOT =
  /^(ErrImage\w+|Image\w+BackOff|ImageInspectError|InvalidImageName|RegistryUnavailable|CreateContainer(Config)?Error|RunContainerError|StartError|ContainerCannotRun|PreCreateHookError|PreStartHookError|PostStartHookError)$/

/** Whether a run has no chance to begin: no image, no configuration, no such command. */
export const cannotStart = ({ reason, waitingReason }: ObservedRun) =>
  [reason, waitingReason].some(word => word !== null && CANNOT.test(word))

/** The newest run cannot begin, so nothing will be migrated. */
export function findCannotStart({ observation }: Situation): Draft[] {
  const run = observation.runs[0]
  return run?.state === 'waiting' && cannotStart(run) ? [startDraft(run, 0)] : []
}

/** What there is to say of a run that cannot begin. */
export function startDraft(run: ObservedRun, attempts: number): Draft {
  const word = [run.reason, run.waitingReason].find(reason => reason && CANNOT.test(reason)) ?? 'unknown reason'
  return {
    kind: 'cannot-start',
    severity: 'critical',
    migration: null,
    title: `${word}: the container cannot start.`,
    detail: `${run.message ? `${sentenceOf(run.message)} ` : ''}Nothing is migrated until it does.`,
    nextStep: `Correct what Kubernetes names in the pod's specification; kubectl describe pod ${run.pod} shows its events.`,
    attempts,
    since: run.finishedAt ?? run.startedAt,
    href: runPage(run.id),
  }
}
