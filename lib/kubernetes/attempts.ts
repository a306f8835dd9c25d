import type { Attempt } from '../board/observation'
import type { ContainerStatus, Terminated, Waiting } from './container-status'
import type { Pod } from './pod'

/**
 * The attempts of a container that its pod tells of, newest first: the one of now and, where the kubelet still knows
 * it, the one before (kubernetes.md §2.1). `terminated` with another code than 0 is failed at once: the word
 * CrashLoopBackOff comes late or never.
 */
export function attemptsOf(pod: Pod, container: string): Attempt[] {
  const spec = pod.containers.find(candidate => candidate.name === container)
  const status = pod.statuses.find(candidate => candidate.name === container)
  if (!status) return spec ? [unstarted(pod, container, spec.image)] : []

  const facts = (restartCount: number): Attempt => ({
    ...unstarted(pod, container, status.image ?? spec?.image ?? null),
    id: `${pod.uid}.${container}.${restartCount}`,
    restartCount,
    imageId: status.imageId,
  })
  const newest = { ...facts(status.restartCount), ...newestOf(pod, status) }
  const before = status.state.kind === 'waiting' ? null : status.last
  // A restart count of 0 has nothing before it, whatever else is said.
  if (!before || status.restartCount === 0) return [newest]
  return [newest, { ...facts(status.restartCount - 1), ...endedAs(pod, before) }]
}

function unstarted(pod: Pod, container: string, image: string | null): Attempt {
  const ended = pod.phase === 'Failed'
  return {
    id: `${pod.uid}.${container}.0`,
    pod: pod.name,
    podUid: pod.uid,
    podCreatedAt: pod.createdAt,
    container,
    containerId: null,
    restartCount: 0,
    state: ended ? 'failed' : 'waiting',
    reason: ended ? pod.reason : (pod.unscheduled?.reason ?? null),
    waitingReason: ended ? null : (pod.unscheduled?.reason ?? null),
    message: ended ? pod.message : (pod.unscheduled?.message ?? null),
    exitCode: null,
    startedAt: null,
    finishedAt: null,
    nextTryAt: null,
    image,
    imageId: null,
  }
}

function newestOf(pod: Pod, { state, last, containerId }: ContainerStatus): Partial<Attempt> {
  switch (state.kind) {
    case 'running': {
      const running = { containerId, startedAt: state.startedAt, message: null, reason: null }
      // DeadlineExceeded, Evicted: the pod is over while its container is still called running.
      if (pod.phase === 'Failed') return { ...running, state: 'failed', reason: pod.reason, message: pod.message }
      return { ...running, state: 'running' }
    }
    case 'terminated':
      return { containerId, ...endedAs(pod, state) }
    case 'waiting':
      // While it waits, the restart count is still that of the attempt that ended.
      return last ? { ...endedAs(pod, last), ...waitsAfter(last, state) } : waitsToStart(pod, state)
  }
}

function endedAs(pod: Pod, end: Terminated): Partial<Attempt> {
  // The kubelet found no container to ask and made the exit code up: nobody saw an end.
  const unseen = end.reason === 'ContainerStatusUnknown'
  // DeadlineExceeded, Evicted: the pod knows better than its container why that was killed.
  const outer = pod.phase === 'Failed' && pod.reason !== null && end.exitCode !== 0
  return {
    state: unseen ? 'lost' : end.exitCode === 0 ? 'succeeded' : 'failed',
    reason: outer ? pod.reason : end.reason,
    waitingReason: null,
    message: end.message ?? (outer ? pod.message : null),
    exitCode: end.exitCode,
    startedAt: end.startedAt,
    finishedAt: end.finishedAt,
    ...(end.containerId ? { containerId: end.containerId } : {}),
  }
}

function waitsAfter(last: Terminated, { reason, message }: Waiting): Partial<Attempt> {
  const crashLoop = reason === 'CrashLoopBackOff'
  const wait = backOffIn(message)
  const finished = last.finishedAt ? Date.parse(last.finishedAt) : Number.NaN
  return {
    waitingReason: reason,
    // "back-off 40s restarting …" only repeats what is known; any other reason is news.
    message: crashLoop ? (last.message ?? message) : (message ?? last.message),
    nextTryAt: wait !== null && finished > 0 ? new Date(finished + wait).toISOString() : null,
  }
}

function waitsToStart(pod: Pod, { reason, message }: Waiting): Partial<Attempt> {
  if (pod.phase === 'Failed') return { state: 'failed', reason: pod.reason ?? reason, message: pod.message ?? message }
  const normal = reason === null || reason === 'PodInitializing' || reason === 'ContainerCreating'
  return {
    state: 'waiting',
    // ErrImagePull and ImagePullBackOff take turns for one and the same cause.
    reason: normal ? null : reason === 'ImagePullBackOff' ? 'ErrImagePull' : reason,
    waitingReason: reason,
    message,
  }
}

const UNITS: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 }

/** The wait in "back-off 2m40s restarting failed container=…", a Go duration, in milliseconds. */
function backOffIn(message: string | null): number | null {
  const duration = /^back-off ([0-9.hms]+) /.exec(message ?? '')?.[1]
  if (!duration) return null
  const parts = [...duration.matchAll(/([0-9.]+)(ms|h|m|s)/g)]
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0), 0)
}
