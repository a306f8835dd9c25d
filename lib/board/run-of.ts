import { causeOf } from './causes/cause-of'
import type { ObservedRun } from './observation'
import type { Failure, PastRun, Run } from './schema'

/** One attempt of an environment's container as the board's interface tells it (product.md §2b, Run). */
export function runOf(environment: string, run: ObservedRun): Run {
  return {
    id: run.id,
    environment,
    pod: run.pod,
    podUid: run.podUid,
    container: run.container,
    restartCount: run.restartCount,
    attempt: run.restartCount + 1,
    state: run.state,
    reason: run.reason,
    waitingReason: run.waitingReason,
    exitCode: run.exitCode,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    nextTryAt: run.nextTryAt,
    image: run.image,
    imageId: run.imageId,
    flywayVersion: run.reading?.flywayVersion ?? null,
    applied: run.reading?.applied ?? [],
    failure: failureOf(run),
    cause: causeOf(run),
    eventCount: run.events.reduce((sum, { count }) => sum + count, 0),
    lastLine: run.lastLine,
    log: run.log,
  }
}

/** A run as one of many. */
export function pastRunOf(run: ObservedRun): PastRun {
  const { id, restartCount, state, reason, waitingReason, exitCode, startedAt, finishedAt } = run
  return { id, attempt: restartCount + 1, state, reason, waitingReason, exitCode, startedAt, finishedAt }
}

/** Why a run failed: what its log says, else what Kubernetes says of its end; null while nothing is known to have failed. */
export function failureOf(run: ObservedRun): Failure | null {
  if (run.state === 'succeeded' || run.state === 'waiting') return null
  const said = run.reading?.failure
  if (said) {
    const { logLine: _place, ...failure } = said
    return { run: run.id, ...failure }
  }
  if (run.state !== 'failed') return null
  const step = run.reading?.steps.find(({ state }) => state !== 'applied')
  return {
    run: run.id,
    version: step?.version ?? null,
    script: null,
    line: null,
    statement: null,
    sqlState: null,
    message: endOf(run),
    detail: run.message,
    hint: null,
    position: null,
    where: null,
  }
}

function endOf({ exitCode, reason }: ObservedRun): string {
  const told = reason && reason !== 'Error' ? ` (${reason})` : ''
  return `${exitCode === null ? 'ended' : `exit code ${exitCode}`}${told}`
}
