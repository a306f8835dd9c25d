import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { LOG_LIMITS } from '../../lib/kubernetes/log-limits'
import { until } from '../../lib/kubernetes/test-cluster'
import { readerTest } from './reader-test'
import { runContainer } from './run-container'
import type { KubernetesWorld } from './world'

/** Milliseconds in which a migration that builds an index says nothing. */
const SILENCE = 600_000

/** A migration that is silent for ten minutes, or for that much times `factor`, is still live. */
export function silenceContract(world: () => KubernetesWorld, factor: number): void {
  const seconds = (SILENCE * factor) / 1_000
  // Where silence is short the reader connects anew all the time, and the line may come while it does.
  const within = factor === 1 ? 1_000 : 5_000
  const name = `after ${seconds} s of silence the next line is there within ${within / 1_000} s of a talker's, and nothing twice`
  readerTest(name, world, async ({ follow }) => {
    const idle = { idle: LOG_LIMITS.idle * factor }
    const silent = { container: runContainer(world(), 'silent-1'), seen: follow('silent', idle) }
    // What a busy machine does to every line, it does to this one's as well.
    const talker = { container: runContainer(world(), 'talker-1'), seen: follow('talker', idle) }
    for (const { container } of [silent, talker]) {
      container.write('create index …')
      await container.reportRunning()
    }
    const textsOf = ({ seen }: typeof silent) => seen.runs()[0]?.texts ?? []
    await until(() => textsOf(silent).length + textsOf(talker).length === 2, 'the lines before')
    for (let i = 0; i < 100; i++) {
      await sleep((SILENCE * factor) / 100)
      talker.container.write(`row ${i}`)
    }
    const [run = assert.fail()] = silent.seen.runs()
    assert.match(run.told.at(-1) ?? '', /^(live|resumed)$/)
    for (const { container } of [silent, talker]) container.write('created')
    await until(() => textsOf(talker).at(-1) === 'created', 'the line of the talker')
    await until(() => run.texts.length === 2, 'the line after', within)
    for (const { container } of [silent, talker]) {
      container.end(0)
      await container.reportEnd()
    }
    await until(() => run.ended, 'the end of the log')
    assert.deepEqual([run.texts, run.told.at(-1)], [silent.container.lines, 'complete'])
    await world().removePod('silent-1')
    await world().removePod('talker-1')
  })
}
