import type { ContainerStatus, Pod } from './objects'
import { Refusal } from './status'

/**
 * Whose log a request gets: the kubelet chooses by name and status, never by id (docs: kubernetes.md, "Which log a
 * request returns"; kubelet's validateContainerLogStatus).
 */
export function chooseLog(pod: Pod, asked: string | null, previous: boolean): string {
  const name = asked ?? pod.spec.containers[0]?.name ?? ''
  const specs = [...pod.spec.initContainers, ...pod.spec.containers]
  if (!specs.some(spec => spec.name === name)) {
    throw badRequest(`container ${name} is not valid for pod ${pod.metadata.name}`)
  }
  const statuses = [...(pod.status.initContainerStatuses ?? []), ...(pod.status.containerStatuses ?? [])]
  const status = statuses.find(candidate => candidate.name === name)
  const who = `container "${name}" in pod "${pod.metadata.name}"`
  if (!status) throw badRequest(`${who} is not available`)

  const last = status.lastState.terminated?.containerID
  if (previous) {
    if (last) return last
    throw badRequest(`previous terminated ${who} not found`)
  }
  const current = currentContainer(status)
  if (current ?? last) return (current ?? last) as string // one of the two is not undefined here
  throw badRequest(`${who} is waiting to start: ${whyWaiting(status)}`)
}

const currentContainer = ({ state, containerID }: ContainerStatus) =>
  state.running ? containerID : state.terminated?.containerID

function whyWaiting({ state }: ContainerStatus): string {
  const reason = state.waiting?.reason ?? 'no logs yet'
  if (reason === 'ErrImagePull') return "image can't be pulled"
  if (reason === 'ImagePullBackOff') return 'trying and failing to pull image'
  return reason
}

const badRequest = (message: string) => new Refusal(400, 'BadRequest', message)
