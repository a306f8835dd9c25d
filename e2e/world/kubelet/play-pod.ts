import { setTimeout as sleep } from 'node:timers/promises'
import type { Pod } from '../emulator/objects'
import type { Emulator } from '../emulator/start'
import { backOff, backOffMessage } from './back-off'
import type { Container } from './container'
import { failToPull } from './fail-to-pull'
import { type AttemptFacts, running, second, terminated, withStatus } from './pod-status'
import { type EventFacts, recordEvent } from './record-event'

export type Node = {
  api: Emulator
  /** All waiting of the kubelet is multiplied with this; tests use 1/50. */
  factor: number
  /** Longest back-off in seconds; a kubelet's is 300 unless its configuration lowers it (KEP-5593). */
  longestBackOff: number
  /** Seconds after which a rollout without an end counts as stuck; 600 unless the Deployment says otherwise. */
  progressDeadline?: number
  /** An image of which no registry knows. */
  missingImage?: string
}

export type PlayedPod = {
  pod: Pod
  /** Resolves with true when the init container has ended well and the pod is ready, with false when it was stopped before. */
  ready: Promise<boolean>
  /** Resolves when the first attempt has ended, however it did. */
  firstExit: Promise<void>
  /** Deletes the pod as Kubernetes does: the container is asked to end, then pod and logs go. */
  stop: () => Promise<void>
}

/** A container that is asked to end and does not is killed after so many milliseconds. */
const GRACE = 1500

/** Plays the life of a pod: its init container runs, again and again with back-off until it ends with 0. */
export function playPod(
  { api, factor, longestBackOff, missingImage }: Node,
  pod: Pod,
  start: () => Container,
): PlayedPod {
  const stopping = new AbortController()
  const own: string[] = []
  const wait = (seconds: number) => sleep(seconds * 1000 * factor, undefined, { signal: stopping.signal })
  const put = (facts: Parameters<typeof withStatus>[1]) => {
    if (!stopping.signal.aborted) api.store.put('pods', withStatus(pod, facts))
  }
  const { name: container = '', image = '' } = pod.spec.initContainers[0] ?? {}
  const tell = (reason: string, message: string, more: Partial<EventFacts> = {}) => {
    if (!stopping.signal.aborted) recordEvent(api, pod, { reason, message, ...more })
  }

  async function attempt(): Promise<AttemptFacts & { exitCode: number }> {
    const { id, log, startedAt, exit, kill } = start()
    const previous = own.at(-1)
    const lastState = last && terminated(last)
    own.push(id)
    api.logs.set(id, log)
    const end = () => {
      kill('SIGTERM')
      setTimeout(() => kill('SIGKILL'), GRACE).unref()
    }
    stopping.signal.addEventListener('abort', end)
    tell('Pulled', `Container image "${image}" already present on machine`, { container })
    tell('Created', `Created container: ${container}`, { container })
    tell('Started', `Started container ${container}`, { container })
    put({ restartCount, state: running({ id, startedAt }), containerID: id, ...(lastState && { lastState }) })
    const exitCode = await exit
    exited()
    stopping.signal.removeEventListener('abort', end)
    const facts = { id, startedAt, finishedAt: new Date(), exitCode }
    // The log before this one goes at the very moment at which this one ends.
    if (previous) api.logs.delete(previous)
    put({ restartCount, state: terminated(facts), ...(lastState && { lastState }) })
    return facts
  }

  let restartCount = 0
  let last: AttemptFacts | null = null
  let exited = () => {}
  const firstExit = new Promise<void>(resolve => {
    exited = resolve
  })

  async function live(): Promise<boolean> {
    api.store.put('pods', pod)
    tell('Scheduled', `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to homelab-1`)
    put({ restartCount, state: { waiting: { reason: 'PodInitializing' } } })
    await wait(0.2)
    if (pod.spec.initContainers.length === 0) {
      put({ restartCount, state: {}, readySince: new Date() })
      return true
    }
    if (image === missingImage) {
      await failToPull({ image, container, longestBackOff, wait, tell, show: state => put({ restartCount, state }) })
    }
    for (;;) {
      const ended = await attempt()
      stopping.signal.throwIfAborted()
      last = ended
      await wait(1)
      if (ended.exitCode === 0) {
        put({ restartCount, state: terminated(ended), readySince: new Date() })
        return true
      }
      const seconds = backOff(restartCount + 1, longestBackOff)
      if (seconds > 0) {
        const message = backOffMessage(seconds, container, pod.metadata)
        const lastState = terminated(ended)
        const state = { waiting: { reason: 'CrashLoopBackOff', message } }
        put({ restartCount, state, lastState, containerID: ended.id })
        tell('BackOff', `Back-off restarting failed container ${container} in pod ${pod.metadata.name}`, {
          type: 'Warning',
          container,
        })
        await wait(seconds)
      }
      restartCount += 1
    }
  }

  const ready = live().catch(error => {
    if (stopping.signal.aborted) return false
    throw error
  })
  return {
    pod,
    ready,
    firstExit: Promise.race([firstExit, ready.then(() => {})]),
    async stop() {
      const { namespace, name } = pod.metadata
      const current = api.store.find('pods', namespace, name)
      if (current) {
        const metadata = { ...current.metadata, deletionTimestamp: second(new Date()) }
        api.store.put('pods', { ...current, metadata })
        tell('Killing', `Stopping container ${container}`, { container })
      }
      stopping.abort()
      await ready
      api.store.remove('pods', namespace, name)
      // The node keeps the files a little longer.
      setTimeout(() => own.forEach(id => void api.logs.delete(id)), 2000 * factor).unref()
    },
  }
}
