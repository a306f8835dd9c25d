import type { Attempt, PodEvent, Workload } from '../board/observation'
import type { KubernetesConfig } from '../config'
import type { SourceError, SourceErrorCode } from '../errors'
import { attemptsOf } from '../kubernetes/attempts'
import { pause } from '../kubernetes/back-off'
import type { Cluster } from '../kubernetes/cluster'
import { createEventBook } from '../kubernetes/event-book'
import { followWorkload } from '../kubernetes/follow-workload'
import { limitAttempts } from '../kubernetes/limit-attempts'
import { mergeAttempts } from '../kubernetes/merge-attempts'
import type { NamespaceWatches } from '../kubernetes/namespace-watches'
import type { Pod } from '../kubernetes/pod'
import { createRunFollower, LISTED, type RunFollower, type RunFollowerParts } from './run-follower'

/** Milliseconds that runs wait for their past. */
const PATIENCE = 3_000

type Told = {
  workload: (workload: Workload, at: Date) => void
  alive: (at: Date) => void
  failure: (error: SourceError, nextTryAt: Date | null) => void
}

/** Watches the workload that runs Flyway, and follows its runs. Returns the runs as they are known. */
export function collectKubernetes(
  { cluster, pods, events }: { cluster: Cluster } & NamespaceWatches,
  config: KubernetesConfig,
  parts: Omit<RunFollowerParts, 'cluster' | 'namespace' | 'eventsOf'>,
  on: Told,
): RunFollower {
  // A kubelet may put the end of a log into its message (terminationMessagePolicy).
  const masked = (attempt: Attempt): Attempt =>
    attempt.message === null ? attempt : { ...attempt, message: parts.mask(attempt.message).text }
  const book = createEventBook((event: PodEvent) => ({ ...event, message: parts.mask(event.message).text }))
  const follower = createRunFollower({ ...parts, cluster, namespace: config.namespace, eventsOf: book.of })
  let attempts: Attempt[] = []
  let present: Pod[] | null = null
  let unheard: SourceErrorCode | null = null

  const take = (known: Attempt[], seen: Attempt[], present: Pod[]) => {
    // A pod that crash-loops for weeks makes some hundred attempts a day.
    attempts = limitAttempts(mergeAttempts(known, seen, new Set(present.map(pod => pod.uid))), LISTED)
    follower.see(attempts)
  }

  const recall = async () => {
    const past = await parts.archive.past(parts.environment)
    if (parts.signal.aborted) return
    follower.recall(past)
    const known = past.map(({ attempt }) => attempt).filter(({ container }) => container === config.container)
    // What Kubernetes has told meanwhile is newer than what was archived.
    if (present) take(known, attempts, present)
    else attempts = known
  }

  /** What they would tell stays unknown while they cannot be read; runs and logs do not need them. */
  const hear = () =>
    events.follow(
      null,
      {
        objects(seen) {
          book.take(seen, podUid => attempts.some(attempt => attempt.podUid === podUid))
          follower.hear()
        },
        alive() {
          unheard = null
        },
        failure(error) {
          if (unheard !== error.code) parts.failed(error)
          unheard = error.code
        },
      },
      parts.signal,
    )

  const start = async () => {
    const recalling = recall()
    await parts.archive.ready
    // Where the archive is out of reach, runs begin without their past and get it later.
    if (parts.archive.state().kind !== 'away') await Promise.race([recalling, pause(PATIENCE, parts.signal)])
    void hear()
    await followWorkload(
      { cluster, pods },
      config,
      {
        workload(workload, seen, at) {
          present = seen
          on.workload(workload, at)
          take(attempts, seen.flatMap(pod => attemptsOf(pod, config.container)).map(masked), seen)
        },
        alive: on.alive,
        failure: on.failure,
      },
      { signal: parts.signal },
    )
  }
  void start()
  return follower
}
