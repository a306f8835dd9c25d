import { backOffMessage } from './back-off'
import type { Stage, Trace } from './play-trace'
import { type AttemptFacts, running, second, terminated } from './pod-status'

/** Every way in which a run comes to nothing, as a real cluster shows it (docs: kubernetes.md §2.1). */
export type TraceName =
  | 'image-missing'
  | 'image-never'
  | 'secret-missing'
  | 'volume-missing'
  | 'bad-command'
  | 'out-of-memory'
  | 'deadline'
  | 'sandbox'
  | 'no-node'
  | 'replaced'
  | 'evicted'

const waiting = (reason: string, message?: string) => ({ waiting: { reason, ...(message && { message }) } })
const INITIALISING = { restartCount: 0, state: waiting('PodInitializing') }

/** The lines of a run that is at work when something ends it. */
const AT_WORK = [
  'Flyway OSS Edition 13.12.0 by Redgate',
  'Successfully validated 24 migrations (execution time 00:00.031s)',
  'Migrating schema "public" to version "24 - media release year"',
]

function start(stage: Stage, lines: string[] = AT_WORK, restartCount = 0) {
  const attempt = stage.attempt(lines)
  stage.show({ restartCount, state: running(attempt), containerID: attempt.id })
  stage.event({ reason: 'Started', message: `Started container ${stage.container}`, container: stage.container })
  return attempt
}

function end({ log, ...attempt }: ReturnType<Stage['attempt']>, exitCode: number): AttemptFacts {
  log.end()
  return { ...attempt, finishedAt: new Date(), exitCode }
}

const warn = (stage: Stage, reason: string, message: string) =>
  stage.event({ type: 'Warning', reason, message, container: stage.container })
const warnPod = (stage: Stage, reason: string, message: string) => stage.event({ type: 'Warning', reason, message })

export const TRACES: Record<TraceName, Trace> = {
  async 'image-missing'(stage) {
    const { image } = stage
    const why = `failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`
    stage.show(INITIALISING)
    for (let tries = 0; tries < 2; tries++) {
      stage.event({ reason: 'Pulling', message: `Pulling image "${image}"`, container: stage.container })
      await stage.wait(1)
      warn(stage, 'Failed', `Failed to pull image "${image}": rpc error: code = NotFound desc = ${why}`)
      warn(stage, 'Failed', 'Error: ErrImagePull')
      stage.show({ restartCount: 0, state: waiting('ErrImagePull', `rpc error: code = NotFound desc = ${why}`) })
      await stage.wait(1)
      stage.event({ reason: 'BackOff', message: `Back-off pulling image "${image}"`, container: stage.container })
      const message = `Back-off pulling image "${image}": ErrImagePull: rpc error: code = NotFound desc = ${why}`
      stage.show({ restartCount: 0, state: waiting('ImagePullBackOff', message) })
      await stage.wait(10)
    }
  },

  async 'image-never'(stage) {
    const message = `Container image "${stage.image}" is not present with pull policy of Never`
    stage.show({ restartCount: 0, state: waiting('ErrImageNeverPull', message) })
    warn(stage, 'ErrImageNeverPull', message)
    warn(stage, 'Failed', 'Error: ErrImageNeverPull')
  },

  async 'secret-missing'(stage) {
    stage.show(INITIALISING)
    await stage.wait(1)
    stage.show({ restartCount: 0, state: waiting('CreateContainerConfigError', 'secret "wst-db" not found') })
    warn(stage, 'Failed', 'Error: secret "wst-db" not found')
  },

  async 'volume-missing'(stage) {
    stage.show(INITIALISING)
    for (let tries = 0; tries < 3; tries++) {
      warnPod(stage, 'FailedMount', 'MountVolume.SetUp failed for volume "sql" : secret "atp-sql" not found')
      await stage.wait(2 ** tries)
    }
  },

  async 'bad-command'(stage) {
    const message = 'failed to create containerd task: exec: "flywy": executable file not found in $PATH: unknown'
    const attempt = stage.attempt()
    const ended = { ...terminated(end(attempt, 128)).terminated, reason: 'StartError', message }
    // The kubelet writes 1970 for a container that never started.
    const lastState = {
      terminated: {
        ...ended,
        exitCode: 128,
        containerID: attempt.id,
        startedAt: '1970-01-01T00:00:00Z',
        finishedAt: second(new Date()),
      },
    }
    stage.show({ restartCount: 0, state: waiting('RunContainerError', message), lastState, containerID: attempt.id })
    warn(stage, 'Failed', `Error: ${message}`)
    await stage.wait(10)
    const pod = { name: 'p', uid: 'u' }
    const backOff = waiting('CrashLoopBackOff', backOffMessage(10, stage.container, pod))
    stage.show({ restartCount: 1, state: backOff, lastState, containerID: attempt.id })
    warn(stage, 'BackOff', `Back-off restarting failed container ${stage.container}`)
  },

  async 'out-of-memory'(stage) {
    const attempt = start(stage)
    await stage.wait(3)
    const { terminated: ended } = terminated(end(attempt, 137))
    stage.show({ restartCount: 0, state: { ...(ended && { terminated: { ...ended, reason: 'OOMKilled' } }) } })
    warn(stage, 'BackOff', `Back-off restarting failed container ${stage.container}`)
  },

  async deadline(stage) {
    start(stage)
    await stage.wait(3)
    const message = 'Pod was active on the node longer than the specified deadline'
    // The container is still called running.
    stage.change({ phase: 'Failed', reason: 'DeadlineExceeded', message })
    stage.event({ reason: 'DeadlineExceeded', message })
    stage.event({ reason: 'Killing', message: `Stopping container ${stage.container}`, container: stage.container })
  },

  async sandbox(stage) {
    stage.show(INITIALISING)
    const message =
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox: plugin type="flannel" failed (add): no such file'
    for (let tries = 0; tries < 2; tries++) {
      warnPod(stage, 'FailedCreatePodSandBox', message)
      await stage.wait(10)
    }
  },

  async 'no-node'(stage) {
    const message = '0/3 nodes are available: 3 Insufficient memory. preemption: 0/3 nodes are available.'
    const conditions = [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }]
    stage.change({ phase: 'Pending', conditions })
    stage.schedulerEvent({ type: 'Warning', reason: 'FailedScheduling', message })
    await stage.wait(5)
    stage.schedulerEvent({ type: 'Warning', reason: 'FailedScheduling', message })
  },

  async replaced(stage) {
    const attempt = start(stage)
    await stage.wait(3)
    stage.change({}, { deletionTimestamp: second(new Date()) })
    stage.event({ reason: 'Killing', message: `Stopping container ${stage.container}`, container: stage.container })
    const { terminated: ended } = terminated(end(attempt, 137))
    const unknown = {
      reason: 'ContainerStatusUnknown',
      message: 'The container could not be located when the pod was deleted',
    }
    stage.show({ restartCount: 0, state: { ...(ended && { terminated: { ...ended, ...unknown } }) } })
    await stage.wait(1)
    stage.remove()
  },

  async evicted(stage) {
    const attempt = start(stage)
    await stage.wait(3)
    const message = 'The node was low on resource: memory. Threshold quantity: 100Mi, available: 80Mi.'
    warnPod(stage, 'Evicted', message)
    stage.event({ reason: 'Killing', message: `Stopping container ${stage.container}`, container: stage.container })
    stage.show({ restartCount: 0, state: terminated(end(attempt, 137)) })
    stage.change({ phase: 'Failed', reason: 'Evicted', message })
  },
}
