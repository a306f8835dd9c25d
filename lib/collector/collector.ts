import { setMaxListeners } from 'node:events'
import type { Archive } from '../archive/archive'
import type { Observation } from '../board/observation'
import { selectProject } from '../board/select-project'
import type { Config, KubernetesConfig } from '../config'
import { type Cluster, openCluster } from '../kubernetes/cluster'
import type { Log } from '../log'
import type { Mask } from '../mask'
import { beatOf } from './beat'
import { collectEnvironment } from './collect-environment'
import { startPublisher } from './publisher'

/** Starts to observe every environment of the configuration. The only part of the board that has a clock. */
export function startCollector(config: Config, parts: { archive: Archive; mask: Mask; log: Log }) {
  const stop = new AbortController()
  // Every source and stream of every environment ends with it; Node warns from the eleventh on.
  setMaxListeners(0, stop.signal)
  const clusters = new Map<string, Promise<Cluster>>()

  // Environments that name the same cluster share its connections.
  const cluster = ({ kubeconfig, context }: KubernetesConfig) => {
    const key = JSON.stringify([kubeconfig, context])
    const open = clusters.get(key) ?? Promise.resolve(openCluster({ kubeconfig, context }))
    clusters.set(key, open)
    return open
  }

  let changed = () => {}
  const environments = config.environments.map(environment =>
    collectEnvironment(environment, { ...parts, cluster, changed: () => changed(), signal: stop.signal }),
  )
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
    beat: (project: string | null) => beatOf(selectProject(publisher.feed.board(), project), new Date()),
    async stop() {
      publisher.stop()
      stop.abort()
      await Promise.all(environments.map(environment => environment.ended))
      const opened = await Promise.allSettled(clusters.values())
      for (const result of opened) if (result.status === 'fulfilled') result.value.close()
    },
  }
}
