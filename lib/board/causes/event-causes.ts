import type { PodEvent } from '../observation'
import type { Cause } from '../schema'
import { shortName } from '../words'
import type { Told } from './cause-of'
import { missingObject } from './missing-object'
import { sayMessage } from './say-message'
import { START_CAUSES } from './start-causes'

/**
 * A pod whose volume or sandbox cannot be made looks like one that is about to start. The newest of these events decides:
 * an earlier trouble that was overcome is followed by one of progress.
 */
export function eventCause(run: Told): Cause | null {
  const newest = run.events.filter(({ reason }) => TROUBLES.has(reason) || PROGRESS.has(reason)).at(-1)
  return newest ? (TROUBLES.get(newest.reason)?.(newest, run) ?? null) : null
}

const PROGRESS = new Set([
  'Scheduled',
  'SuccessfulAttachVolume',
  'SuccessfulMountVolume',
  'Pulling',
  'Pulled',
  'Created',
  'Started',
])

function volume({ message }: PodEvent): Cause {
  const name = /for volume "([^"]+)"/.exec(message)?.[1]
  const missing = missingObject(message)
  return {
    kind: 'volume',
    title: `Volume${name ? ` ${shortName(name)}` : ''} cannot be mounted${missing ? `: ${missing}` : ''}.`,
    detail: sayMessage(message, 'The kubelet says no more.'),
    nextStep: missing
      ? "Create it, or correct its name in the pod's specification; the kubelet tries again by itself."
      : 'Look at the volume and at the node that has to mount it; the kubelet tries again by itself.',
  }
}

type Say = (event: PodEvent, run: Told) => Cause | null

const TROUBLES: ReadonlyMap<string, Say> = new Map<string, Say>([
  ['FailedMount', volume],
  ['FailedMapVolume', volume],
  ['FailedAttachVolume', volume],
  ['FailedScheduling', ({ message }, run) => START_CAUSES.get('Unschedulable')?.({ ...run, message }) ?? null],
  [
    'FailedCreatePodSandBox',
    ({ message }) => ({
      kind: 'sandbox',
      title: 'The node cannot set up the pod.',
      detail: sayMessage(message, 'The kubelet says no more.'),
      nextStep: "Look at the node's container runtime and network plug-in; the kubelet tries again by itself.",
    }),
  ],
])
