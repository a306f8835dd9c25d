import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { until } from '../../lib/kubernetes/test-cluster'
import { readerTest } from './reader-test'
import { runContainer } from './run-container'
import type { KubernetesWorld } from './world'

const run = promisify(execFile)
const LARGEST = 64 << 20

/** kubectl as the independent witness, with the rights of the board. `file` is where it is. */
export function kubectlContract(world: () => KubernetesWorld, file: () => string): void {
  const kubectl = async (...args: string[]) => {
    const { kubeconfig } = world()
    const cache = path.join(path.dirname(kubeconfig), 'kubectl')
    const all = [`--kubeconfig=${kubeconfig}`, `--cache-dir=${cache}`, '--namespace=pgsql', ...args]
    return (await run(file(), all, { maxBuffer: LARGEST })).stdout
  }

  readerTest('kubectl logs -f writes the very bytes that the board reads', world, async ({ follow }) => {
    const container = runContainer(world(), 'witness-1')
    container.write('the first', '')
    await container.reportRunning()
    const seen = follow('witness')
    const witness = kubectl('logs', '--follow', '--container=wst-flyway-migrate', 'witness-1')
    await until(() => world().logRequests('witness-1') >= 2, 'both readers', 60_000)
    for (let i = 0; i < 5_000; i++) {
      container.write(`line ${i} ${'ö\u001b[31m\r'.repeat(i % 7)}`)
      if (i % 500 === 0) await sleep(5)
    }
    container.end(0)
    await container.reportEnd()
    await until(() => seen.runs()[0]?.ended === true, 'the end of the log', 60_000)
    const bytes = (lines: string[] = []) => lines.map(line => `${line}\n`).join('')
    assert.equal(bytes(seen.runs()[0]?.texts), await witness)
    assert.equal(bytes(container.lines), await witness)
  })

  test('kubectl get finds its way by discovery', async () => {
    const names = await kubectl('get', 'pods', '--selector=app=witness', '--output=name')
    assert.equal(names, 'pod/witness-1\n')
  })
}
