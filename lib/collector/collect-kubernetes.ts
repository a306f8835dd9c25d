import type { Attempt, Workload } from '../board/observation'
import type { KubernetesConfig } from '../config'
import type { SourceError } from '../errors'
import { attemptsOf } from '../kubernetes/attempts'
import type { Cluster } from '../kubernetes/cluster'
import { followWorkload } from '../kubernetes/follow-workload'
import { limitAttempts } from '../kubernetes/limit-attempts'
import { mergeAttempts } from '../kubernetes/merge-attempts'
import { createRunFollower, LISTED, type RunFollower, type RunFollowerParts } from './run-follower'

type Told = {
  workload: (workload: Workload, at: Date) => void
  alive: (at: Date) => void
  failure: (error: SourceError, nextTryAt: Date | null) => void
}

/** Watches the workload that runs Flyway, and follows its runs. Returns the runs as they are known. */
export function collectKubernetes(
  cluster: Cluster,
  config: KubernetesConfig,
  parts: Omit<RunFollowerParts, 'cluster' | 'namespace'>,
  on: Told,
): RunFollower {
  // A kubelet may put the end of a log into its message (terminationMessagePolicy).
  const masked = (attempt: Attempt): Attempt =>
    attempt.message === null ? attempt : { ...attempt, message: parts.mask(attempt.message).text }
  const follower = createRunFollower({ ...parts, cluster, namespace: config.namespace })
  let attempts: Attempt[] = []
  void followWorkload(
    cluster,
    config,
    {
      workload(workload, pods, at) {
        const seen = pods.flatMap(pod => attemptsOf(pod, config.container)).map(masked)
        // A pod that crash-loops for weeks makes some hundred attempts a day.
        attempts = limitAttempts(mergeAttempts(attempts, seen, new Set(pods.map(pod => pod.uid))), LISTED)
        on.workload(workload, at)
        follower.see(attempts)
      },
      alive: on.alive,
      failure: on.failure,
    },
    { signal: parts.signal },
  )
  return follower
}
