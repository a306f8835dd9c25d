import type { Cause } from '../schema'
import { firstUpper } from '../words'
import type { Told } from './cause-of'
import { missingObject } from './missing-object'
import { sayMessage } from './say-message'

const SAYS_NO_MORE = 'Kubernetes says no more.'

function configuration({ message, pod }: Told): Cause {
  const missing = missingObject(message)
  return {
    kind: 'configuration',
    title: missing ? `${firstUpper(missing)}.` : 'The container cannot be created as it is configured.',
    detail: sayMessage(message, SAYS_NO_MORE),
    nextStep: missing
      ? "Create it, or correct its name in the pod's specification; the container then starts by itself."
      : `Correct what Kubernetes names in the pod's specification; kubectl describe pod ${pod} shows it.`,
  }
}

const command = ({ message }: Told): Cause => ({
  kind: 'command',
  title: "The container's command cannot be started.",
  detail: sayMessage(message, SAYS_NO_MORE),
  nextStep: "Correct command and arguments in the pod's specification, or put the program into the image.",
})

/** Kubernetes' words for a container that has an image and never ran its program. */
export const START_CAUSES: ReadonlyMap<string, (run: Told) => Cause> = new Map<string, (run: Told) => Cause>([
  ['CreateContainerConfigError', configuration],
  ['CreateContainerError', configuration],
  ['RunContainerError', command],
  ['StartError', command],
  ['ContainerCannotRun', command],
  ['PreCreateHookError', command],
  ['PreStartHookError', command],
  ['PostStartHookError', command],
  [
    'Unschedulable',
    ({ message }) => ({
      kind: 'no-node',
      title: 'No node takes the pod.',
      detail: sayMessage(message, SAYS_NO_MORE),
      nextStep:
        'Make room, or correct what the pod asks for: requests, node selector, tolerations, volumes. It then starts by itself.',
    }),
  ],
])
