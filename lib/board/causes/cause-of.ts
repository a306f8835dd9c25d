import type { ObservedRun } from '../observation'
import type { Cause } from '../schema'
import { END_CAUSES } from './end-causes'
import { eventCause } from './event-causes'
import { imageCause } from './image-causes'
import { START_CAUSES } from './start-causes'

/** What Kubernetes tells of a run, as far as a cause is made of it. */
export type Told = Pick<
  ObservedRun,
  'state' | 'reason' | 'waitingReason' | 'message' | 'image' | 'pod' | 'container' | 'events'
>

/**
 * Why a run does not start, or was ended by something else than its own program; null where nothing of the kind is known
 * (docs: kubernetes.md §2.1). The status of the container comes first; where it says nothing, events are the only trace.
 */
export function causeOf(run: Told): Cause | null {
  switch (run.state) {
    case 'waiting':
      return imageCause(run) ?? startCause(run) ?? eventCause(run)
    case 'failed':
      return imageCause(run) ?? startCause(run) ?? endCause(run)
    case 'lost':
      return run.waitingReason === null ? (endCause(run) ?? killed(run)) : null
    case 'running':
    case 'succeeded':
      return null
  }
}

function startCause(run: Told): Cause | null {
  for (const word of [run.reason, run.waitingReason]) {
    const cause = word && START_CAUSES.get(word)?.(run)
    if (cause) return cause
  }
  return null
}

const endCause = (run: Told): Cause | null => END_CAUSES.get(run.reason ?? '')?.(run) ?? null

/** The kubelet was told to end it, which nobody has seen: its pod had to go. */
const killed = (run: Told): Cause | null =>
  run.events.some(({ reason }) => reason === 'Killing')
    ? (END_CAUSES.get('ContainerStatusUnknown')?.(run) ?? null)
    : null
