import { test } from 'node:test'
import { type Cluster, type ClusterLimits, openCluster } from '../../lib/kubernetes/cluster'
import type { LogLimits } from '../../lib/kubernetes/log-limits'
import { followRuns, type SeenRuns } from './follow-runs'
import type { KubernetesWorld } from './world'

export type Reader = { board: Cluster; follow: (app: string, limits?: Partial<LogLimits>) => SeenRuns }

/**
 * A test of the board's own reader. What it opened is closed however it ends: a process in which something still
 * follows, because its test failed, would never end and would say nothing of the failure.
 */
export function readerTest(
  name: string,
  world: () => KubernetesWorld,
  play: (reader: Reader) => Promise<void>,
  limits: Partial<ClusterLimits> = {},
): void {
  test(name, async () => {
    const board = openCluster({ kubeconfig: world().kubeconfig, context: null }, limits)
    const opened: SeenRuns[] = []
    const follow: Reader['follow'] = (app, more) => {
      const seen = followRuns(board, app, more)
      opened.push(seen)
      return seen
    }
    try {
      await play({ board, follow })
    } finally {
      await Promise.all(opened.map(seen => seen.stop()))
      board.close()
    }
  })
}
