import type { Rollout, Workload } from '../board/observation'
import type { KubernetesConfig } from '../config'
import type { SourceError } from '../errors'
import { apiErrorOf } from './api-error'
import { backOff, pause } from './back-off'
import type { Cluster } from './cluster'
import { linkSignal } from './linked-signal'
import type { Pod } from './pod'
import { createRolloutReader } from './read-rollout'
import type { SharedWatch } from './shared-watch'
import { errorOfTransport } from './transport-error'
import { readWorkload } from './workload'
import { NO_WORKLOAD, workloadOf } from './workload-of'

export type WorkloadTold = {
  /** The workload and its pods, newest first, each time something changed. */
  workload: (workload: Workload, pods: Pod[], at: Date) => void
  /** What was told last was confirmed. */
  alive: (at: Date) => void
  failure: (error: SourceError, nextTryAt: Date) => void
}

/** Milliseconds between two looks at the workload: how its rollout stands, and by which labels its pods are found. */
const LOOK = 5_000

type Following = { selector: string; stop: () => void; ended: Promise<void> }

/**
 * Keeps the workload that runs Flyway, and its pods, as the API has them, until the signal. A workload that is not
 * there is told as `found: false`. The pods come from the namespace's watch; the workload itself is asked for now and then.
 */
export async function followWorkload(
  { cluster, pods: watch }: { cluster: Cluster; pods: SharedWatch<Pod> },
  config: KubernetesConfig,
  on: WorkloadTold,
  { signal, look = LOOK }: { signal: AbortSignal; look?: number },
): Promise<void> {
  const readRollout = createRolloutReader(cluster, config)
  let following: Following | null = null
  let pods: Pod[] | null = null
  let rollout: Rollout | null = null
  let told: boolean | null = null
  let blind = false
  let podsFail = false
  let tries = 0

  const tell = () => {
    if (pods) on.workload(...workloadOf(config, pods, rollout), new Date())
  }

  const follow = (selector: string): Following => {
    podsFail = false
    const link = linkSignal(signal)
    const hears = {
      objects(seen: Pod[]) {
        pods = seen
        tell()
      },
      // While the workload itself cannot be read, its pods alone do not make the source whole.
      alive(at: Date) {
        podsFail = false
        if (!blind) on.alive(at)
      },
      failure(error: SourceError, nextTryAt: Date) {
        podsFail = true
        on.failure(error, nextTryAt)
      },
    }
    const ended = watch.follow(selector, hears, link.signal).finally(link.release)
    return { selector, stop: () => link.abort(), ended }
  }

  const take = (selector: string | null, next: Rollout | null) => {
    if (following && following.selector !== selector) {
      following.stop()
      following = null
      pods = null
    }
    const changed = next !== rollout
    rollout = next
    if (selector !== null) following ??= follow(selector)
    if (selector === null && told !== false) on.workload(NO_WORKLOAD, [], new Date())
    else if (changed && pods) tell()
    else if (selector === null || (blind && !podsFail)) on.alive(new Date())
    blind = false
    told = selector !== null
  }

  while (!signal.aborted) {
    try {
      const found = await readWorkload(cluster, config, signal)
      const next = found ? await readRollout(found, signal) : null
      if (signal.aborted) break
      tries = 0
      take(found?.selector ?? null, next)
      await pause(look, signal)
    } catch (cause) {
      if (signal.aborted) break
      const error = errorOfTransport(cause)
      const wait = apiErrorOf(error)?.retryAfter ?? backOff(tries++)
      blind = true
      on.failure(error, new Date(Date.now() + wait))
      await pause(wait, signal)
    }
  }
  await ending(following)
}

const ending = async (following: Following | null) => following?.ended
