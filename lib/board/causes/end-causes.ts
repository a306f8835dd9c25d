import type { Cause } from '../schema'
import type { Told } from './cause-of'
import { sayMessage } from './say-message'

/** Kubernetes' words for an end that was not the program's own. */
export const END_CAUSES: ReadonlyMap<string, (run: Told) => Cause> = new Map<string, (run: Told) => Cause>([
  [
    'OOMKilled',
    ({ message }) => ({
      kind: 'out-of-memory',
      title: 'Killed: out of memory.',
      detail: sayMessage(message, 'The container took more memory than its limit allows.'),
      nextStep: 'Raise resources.limits.memory of the container.',
    }),
  ],
  [
    'DeadlineExceeded',
    ({ message }) => ({
      kind: 'deadline',
      title: 'Ended: the deadline of the pod has passed.',
      detail: sayMessage(message, 'It ran longer than activeDeadlineSeconds allows.'),
      nextStep: 'Raise activeDeadlineSeconds above the longest migration, or leave it out.',
    }),
  ],
  [
    'Evicted',
    ({ message }) => ({
      kind: 'evicted',
      title: 'Evicted: its node ran short.',
      detail: sayMessage(message, 'The kubelet says no more.'),
      nextStep: 'Make room on the node, or give the container requests that keep it there.',
    }),
  ],
  [
    'ContainerStatusUnknown',
    ({ message }) => ({
      kind: 'replaced',
      title: 'Its pod was replaced in mid-run.',
      detail: sayMessage(message, 'The pod was deleted while the container ran, and nobody saw its end.'),
      nextStep: 'Let one rollout end before the next begins.',
    }),
  ],
])
