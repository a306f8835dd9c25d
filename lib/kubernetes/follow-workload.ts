import type { Workload } from '../board/observation'
import type { KubernetesConfig } from '../config'
import type { SourceError } from '../errors'
import { apiErrorOf } from './api-error'
import { backOff, pause } from './back-off'
import type { Cluster } from './cluster'
import { containerOptionsOf } from './container-options'
import { linkSignal } from './linked-signal'
import type { Pod } from './pod'
import type { SharedWatch } from './shared-watch'
import { errorOfTransport } from './transport-error'
import { isOf, readSelector } from './workload'

export type WorkloadTold = {
  /** The workload and its pods, newest first, each time something changed. */
  workload: (workload: Workload, pods: Pod[], at: Date) => void
  /** What was told last was confirmed. */
  alive: (at: Date) => void
  failure: (error: SourceError, nextTryAt: Date) => void
}

/** Milliseconds between two looks at the Deployment: only its presence and its selector matter. */
const LOOK = 5_000

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
  let pods: Following | null = null
  let told: boolean | null = null
  let blind = false
  let podsFail = false
  let tries = 0

  const follow = (selector: string): Following => {
    podsFail = false
    const link = linkSignal(signal)
    const ended = watch
      .follow(
        selector,
        {
          objects: seen => on.workload(...workloadOf(config, seen), new Date()),
          // While the workload itself cannot be read, its pods alone do not make the source whole.
          alive(at) {
            podsFail = false
            if (!blind) on.alive(at)
          },
          failure(error, nextTryAt) {
            podsFail = true
            on.failure(error, nextTryAt)
          },
        },
        link.signal,
      )
      .finally(link.release)
    return { selector, stop: () => link.abort(), ended }
  }

  const take = (selector: string | null) => {
    if (pods && pods.selector !== selector) {
      pods.stop()
      pods = null
    }
    if (selector !== null) pods ??= follow(selector)
    if (selector === null && told !== false) on.workload({ found: false, pods: [], container: null }, [], new Date())
    else if (selector === null || (blind && !podsFail)) on.alive(new Date())
    blind = false
    told = selector !== null
  }

  while (!signal.aborted) {
    try {
      const selector = await readSelector(cluster, config, signal)
      if (signal.aborted) break
      tries = 0
      take(selector)
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
  await ending(pods)
}

type Following = { selector: string; stop: () => void; ended: Promise<void> }

const ending = async (pods: Following | null) => pods?.ended

function workloadOf(config: KubernetesConfig, seen: Pod[]): [Workload, Pod[]] {
  const pods = seen.filter(pod => isOf(config.workload, pod)).sort(newestFirst)
  const shown = pods.map(({ name, uid, createdAt, phase, terminating, ready }) => {
    return { name, uid, createdAt, phase, terminating, ready }
  })
  return [{ found: true, pods: shown, container: containerOptionsOf(pods, config.container) }, pods]
}

const newestFirst = (a: Pod, b: Pod) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || (a.name < b.name ? 1 : -1)
