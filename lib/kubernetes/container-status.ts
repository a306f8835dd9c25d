import { at, textOf } from './json'

export type Waiting = { kind: 'waiting'; reason: string | null; message: string | null }
export type Running = { kind: 'running'; startedAt: string | null }
export type Terminated = {
  kind: 'terminated'
  exitCode: number | null
  reason: string | null
  message: string | null
  startedAt: string | null
  finishedAt: string | null
  containerId: string | null
}

/** What the kubelet says of one container: its attempt of now, and the one before it. */
export type ContainerStatus = {
  name: string
  restartCount: number
  containerId: string | null
  image: string | null
  imageId: string | null
  state: Waiting | Running | Terminated
  last: Terminated | null
}

/** Reads one entry of `initContainerStatuses` or `containerStatuses`; null when it names no container. */
export function parseContainerStatus(json: unknown): ContainerStatus | null {
  const name = textOf(at(json, 'name'))
  if (!name) return null
  const restarts = at(json, 'restartCount')
  return {
    name,
    restartCount: typeof restarts === 'number' && Number.isSafeInteger(restarts) && restarts >= 0 ? restarts : 0,
    containerId: textOf(at(json, 'containerID')),
    image: textOf(at(json, 'image')),
    imageId: textOf(at(json, 'imageID')),
    state: stateOf(at(json, 'state')),
    last: terminatedOf(at(json, 'lastState', 'terminated')),
  }
}

function stateOf(state: unknown): ContainerStatus['state'] {
  const running = at(state, 'running')
  if (running) return { kind: 'running', startedAt: timeOf(at(running, 'startedAt')) }
  const waiting = at(state, 'waiting')
  return (
    terminatedOf(at(state, 'terminated')) ?? {
      kind: 'waiting',
      reason: textOf(at(waiting, 'reason')),
      message: textOf(at(waiting, 'message')),
    }
  )
}

function terminatedOf(json: unknown): Terminated | null {
  if (!json) return null
  const exitCode = at(json, 'exitCode')
  return {
    kind: 'terminated',
    exitCode: typeof exitCode === 'number' ? exitCode : null,
    reason: textOf(at(json, 'reason')),
    message: textOf(at(json, 'message')),
    startedAt: timeOf(at(json, 'startedAt')),
    finishedAt: timeOf(at(json, 'finishedAt')),
    containerId: textOf(at(json, 'containerID')),
  }
}

/** The kubelet writes 1970 where a container never started (StartError). */
function timeOf(json: unknown): string | null {
  const time = textOf(json)
  const parsed = time ? Date.parse(time) : Number.NaN
  return parsed > 0 ? new Date(parsed).toISOString() : null
}
