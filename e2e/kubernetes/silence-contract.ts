import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openCluster } from '../../lib/kubernetes/cluster'
import { LOG_LIMITS } from '../../lib/kubernetes/log-limits'
import { until } from '../../lib/kubernetes/test-cluster'
import { followRuns } from './follow-runs'
import { runContainer } from './run-container'
import type { KubernetesWorld } from './world'

/** Milliseconds in which a migration that builds an index says nothing. */
const SILENCE = 600_000

/** A migration that is silent for ten minutes, or for that much times `factor`, is still live. */
export function silenceContract(world: () => KubernetesWorld, factor: number): void {
  const seconds = (SILENCE * factor) / 1_000
  test(`after ${seconds} s of silence the next line is there within a second, and nothing twice`, async () => {
    const board = openCluster({ kubeconfig: world().kubeconfig, context: null })
    const container = runContainer(world(), 'silent-1')
    const seen = followRuns(board, 'silent', { idle: LOG_LIMITS.idle * factor })
    container.write('create index …')
    await container.reportRunning()
    await until(() => seen.runs()[0]?.texts.length === 1, 'the line before')
    await sleep(SILENCE * factor)
    const [run = assert.fail()] = seen.runs()
    assert.match(run.told.at(-1) ?? '', /^(live|resumed)$/)
    container.write('created')
    await until(() => run.texts.length === 2, 'the line after, within a second', 1_000)
    container.end(0)
    await container.reportEnd()
    await until(() => run.ended, 'the end of the log')
    assert.deepEqual([run.texts, run.told.at(-1)], [container.lines, 'complete'])
    await seen.stop()
    await world().removePod('silent-1')
    board.close()
  })
}
