import type { ContainerState, ContainerStatus, Pod } from '../emulator/objects'

/** One attempt of the init container, as its status tells it. */
export type AttemptFacts = { id: string; startedAt: Date; finishedAt?: Date; exitCode?: number }

type Facts = {
  restartCount: number
  state: ContainerState
  lastState?: ContainerState
  containerID?: string
  /** The init container has ended well and the main container runs since then. */
  readySince?: Date
}

/** Kubernetes writes times with a resolution of one second. */
export const second = (date: Date) => `${date.toISOString().slice(0, 19)}Z`

export const running = ({ startedAt }: AttemptFacts): ContainerState => ({ running: { startedAt: second(startedAt) } })

export const terminated = ({ id, startedAt, finishedAt, exitCode = 0 }: AttemptFacts): ContainerState => ({
  terminated: {
    exitCode,
    reason: exitCode === 0 ? 'Completed' : 'Error',
    startedAt: second(startedAt),
    finishedAt: second(finishedAt ?? startedAt),
    containerID: id,
  },
})

/** The pod with a status that says these facts, as a kubelet would write it (docs: kubernetes.md §2.1). */
export function withStatus(pod: Pod, { restartCount, state, lastState = {}, containerID, readySince }: Facts): Pod {
  const [init] = pod.spec.initContainers
  const [main] = pod.spec.containers
  const done = init === undefined || state.terminated?.exitCode === 0
  const id = containerID ?? state.terminated?.containerID
  return {
    ...pod,
    spec: { ...pod.spec, nodeName: 'homelab-1' },
    status: {
      phase: readySince ? 'Running' : 'Pending',
      hostIP: '10.0.0.11',
      startTime: pod.metadata.creationTimestamp,
      qosClass: 'BestEffort',
      conditions: [
        { type: 'PodScheduled', status: 'True' },
        { type: 'Initialized', status: done ? 'True' : 'False', ...(!done && { reason: 'ContainersNotInitialized' }) },
        { type: 'Ready', status: readySince ? 'True' : 'False', ...(!readySince && { reason: 'ContainersNotReady' }) },
      ],
      initContainerStatuses:
        init === undefined
          ? []
          : [{ ...statusOf(init), ...(id && { containerID: id }), ready: done, restartCount, state, lastState }],
      containerStatuses: [
        {
          ...statusOf(main),
          ...(readySince && {
            ready: true,
            started: true,
            containerID: `containerd://${pod.metadata.uid.replaceAll('-', '')}`,
          }),
          state: readySince
            ? { running: { startedAt: second(readySince) } }
            : { waiting: { reason: 'PodInitializing' } },
        },
      ],
    },
  }
}

function statusOf(container: { name: string; image: string } | undefined): ContainerStatus {
  const { name = '', image = '' } = container ?? {}
  const imageID = `${image.split(':')[0]}@sha256:${Buffer.from(image).toString('hex').padEnd(64, '0').slice(0, 64)}`
  return { name, image, imageID, ready: false, started: false, restartCount: 0, state: {}, lastState: {} }
}
