import type { Draft } from '../finding'
import { runPage } from '../pages'
import type { Situation } from '../situation'

/** The container is started again and again, and no failure that is known explains it. */
export function findCrashLoop({ observation, failing }: Situation): Draft[] {
  const run = observation.runs[0]
  if (failing || run?.waitingReason !== 'CrashLoopBackOff') return []
  return [
    {
      kind: 'crash-loop',
      severity: 'critical',
      migration: null,
      title: 'CrashLoopBackOff, and no attempt tells why.',
      detail: `Attempt ${run.restartCount + 1} of the container waits to be started again.`,
      nextStep: `Read the log of the previous attempt: kubectl logs ${run.pod} -c ${run.container} --previous.`,
      attempts: run.restartCount + 1,
      since: run.finishedAt ?? run.startedAt,
      href: runPage(run.id),
    },
  ]
}
