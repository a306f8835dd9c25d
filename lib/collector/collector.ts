import { setMaxListeners } from 'node:events'
import type { Observation } from '../board/observation'
import { selectProject } from '../board/select-project'
import type { Config, KubernetesConfig } from '../config'
import { type Cluster, openCluster } from '../kubernetes/cluster'
import { createWatches } from '../kubernetes/namespace-watches'
import { beatOf } from './beat'
import { collectEnvironment, type EnvironmentParts } from './collect-environment'
import { startPublisher } from './publisher'

/** Starts to observe every environment of the configuration. The only part of the board that has a clock. */
export function startCollector(
  config: Config,
  parts: Pick<EnvironmentParts, 'archive' | 'mask' | 'maskQuery' | 'log'>,
) {
  const stop = new AbortController()
  // Every source and stream of every environment ends with it; Node warns from the eleventh on.
  setMaxListeners(0, stop.signal)
  const clusters = new Map<string, { cluster: Cluster; watches: ReturnType<typeof createWatches> }>()

  // Environments that name the same cluster share its connections, and those of one namespace its watches.
  const cluster = ({ kubeconfig, context, namespace }: KubernetesConfig) => {
    const key = JSON.stringify([kubeconfig, context])
    const known = clusters.get(key)
    const cluster = known?.cluster ?? openCluster({ kubeconfig, context })
    const watches = known?.watches ?? createWatches(cluster)
    clusters.set(key, { cluster, watches })
    return { cluster, ...watches(namespace) }
  }

  let changed = () => {}
  const environments = config.environments.map(environment => ({
    name: environment.name,
    ...collectEnvironment(environment, { ...parts, cluster, changed: () => changed(), signal: stop.signal }),
  }))
  const observations = (): Observation[] => environments.map(environment => environment.observation())
  const archiveFailure = () => {
    const state = parts.archive.state()
    return state.kind === 'away' ? state : null
  }
  const publisher = startPublisher(observations, archiveFailure)
  changed = publisher.changed

  return {
    feed: publisher.feed,
    /** Something that is shown is another one now. */
    changed: publisher.changed,
    observations,
    /** Each environment's connections to its database; they end with the collector. */
    connections: environments.map(({ name, pool }) => ({ name, pool })),
    /** Null when there is no such environment. */
    sessions: async (name: string) => environments.find(environment => environment.name === name)?.sessions() ?? null,
    beat: (project: string | null) => beatOf(selectProject(publisher.feed.board(), project), new Date()),
    async stop() {
      publisher.stop()
      stop.abort()
      await Promise.all(environments.map(environment => environment.ended))
      for (const { cluster } of clusters.values()) cluster.close()
    },
  }
}
