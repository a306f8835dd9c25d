import assert from 'node:assert/strict'
import { seededRandom } from '../../lib/kubernetes/seeded-random'
import { until } from '../../lib/kubernetes/test-cluster'
import { readerTest } from './reader-test'
import { runContainer } from './run-container'
import type { KubernetesWorld } from './world'

const DISCONNECTS = 100
/** What a connection may be silent for before it is given up: a stalled one costs no more than that. */
const SHORT = { head: 1_000, silence: 1_000 }

/** Every line of a log once and in order, whatever breaks between. */
export function followContract(world: () => KubernetesWorld): void {
  const seed = Date.now() % 100_000
  readerTest(
    `${DISCONNECTS} disconnects lose no line, double none and keep the order (seed ${seed})`,
    world,
    async ({ follow }) => {
      const next = seededRandom(seed)
      const container = runContainer(world(), 'broken-1')
      const seen = follow('broken', { idle: 500 })
      await container.reportRunning()
      await until(() => seen.runs()[0]?.attempt().state === 'running', 'the run')
      const texts = seen.runs()[0]?.texts ?? assert.fail()
      let written = 0
      for (let cuts = 0; cuts < DISCONNECTS; cuts++) {
        for (let i = Math.ceil(next() * 60); i > 0; i--)
          container.write(next() < 0.2 ? '' : `line ${written++} ${'ö'.repeat(next() * 90)}`)
        const reach = Math.min(texts.length + 1, container.lines.length)
        // The reader is there again before it is cut again, somewhere in the middle of what it reads.
        if (next() < 0.7) await until(() => texts.length >= reach, 'the next line', 60_000)
        await disconnect(world(), cuts % 25 === 24 ? 1 : next() * 0.999, next() < 0.2 ? 1 : 0)
      }
      container.end(0)
      await container.reportEnd()
      await until(() => seen.runs()[0]?.ended === true, 'the end of the log', 60_000)
      assert.deepEqual(texts, container.lines)
      assert.equal(seen.runs()[0]?.told.at(-1), 'complete')
      await world().removePod('broken-1')
    },
    SHORT,
  )
}

/** Breaks what is open in one of six ways; `how` from 0 to 1, of which 1 is the API's own end and next start. */
async function disconnect(world: KubernetesWorld, how: number, retryAfter: number): Promise<void> {
  if (how === 1) return world.kill().then(world.revive)
  if (how < 0.3) return world.cut()
  if (how < 0.55) return world.loseNodes()
  if (how < 0.7) return world.stall()
  world.refuse({ code: how < 0.85 ? 429 : 503, times: 1, retryAfter })
}
