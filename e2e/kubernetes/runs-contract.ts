import assert from 'node:assert/strict'
import { until } from '../../lib/kubernetes/test-cluster'
import type { SeenRuns } from './follow-runs'
import { readerTest } from './reader-test'
import { runContainer } from './run-container'
import type { KubernetesWorld } from './world'

const HOUR = 3_600_000

/** Which lines belong to which attempt, whatever happens to pods and containers. */
export function runsContract(world: () => KubernetesWorld): void {
  const scene = (app: string, name: string, play: (seen: SeenRuns) => Promise<void>) =>
    readerTest(name, world, ({ follow }) => play(follow(app)))
  const allEnded = (seen: SeenRuns, count: number) =>
    until(() => seen.runs().length === count && seen.runs().every(({ ended }) => ended), `the end of ${count} runs`)

  scene('rotated', 'a log that is rotated while nobody reads is marked, and goes on', async seen => {
    const container = runContainer(world(), 'rotated-1')
    container.write('one', 'two')
    await container.reportRunning()
    await until(() => seen.runs()[0]?.texts.length === 2, 'the lines before')
    world().loseNodes()
    container.write('nobody reads this')
    container.file.rotate()
    container.write('four')
    await until(() => seen.runs()[0]?.texts.includes('four') === true, 'the line after')
    container.end(0)
    await container.reportEnd()
    await allEnded(seen, 1)
    const [run = assert.fail()] = seen.runs()
    assert.deepEqual([run.texts, run.told.at(-1)], [['one', 'two', 'four'], 'gap-possible'])
  })

  scene('unreachable', 'a log whose node is away for a while goes on when it is back', async seen => {
    const container = runContainer(world(), 'unreachable-1')
    container.write('one')
    await container.reportRunning()
    await until(() => seen.runs()[0]?.texts.length === 1, 'the line before')
    await world().nodesAway(true)
    container.write('two', 'three')
    const before = seen.failures.length
    await until(() => seen.failures.length > before, 'a failure')
    await world().nodesAway(false)
    await until(() => seen.runs()[0]?.texts.length === 3, 'the lines after')
    container.end(0)
    await container.reportEnd()
    await allEnded(seen, 1)
    const [run = assert.fail()] = seen.runs()
    assert.deepEqual([run.texts, run.told.at(-1)], [container.lines, 'complete'])
    assert.ok(seen.failures.every(({ code }) => code === 'server-error'))
  })

  scene('deleted', 'a pod that is deleted in mid-run leaves what was seen, as lost and not as complete', async seen => {
    const container = runContainer(world(), 'deleted-1')
    container.write('one', 'two')
    await container.reportRunning()
    await until(() => seen.runs()[0]?.texts.length === 2, 'the lines')
    await world().removePod('deleted-1')
    container.end(137)
    await allEnded(seen, 1)
    const [run = assert.fail()] = seen.runs()
    assert.deepEqual([run.attempt().state, run.texts], ['lost', ['one', 'two']])
    assert.equal(run.told.at(-1), 'gap-possible')
  })

  scene('restarted', 'a container that restarts between its status and its log keeps its lines apart', async seen => {
    const first = runContainer(world(), 'restarted-1')
    first.write('first: one')
    await first.reportRunning()
    await until(() => seen.runs()[0]?.texts.length === 1, 'the first line')
    seen.delay(true)
    const before = world().logRequests('restarted-1')
    world().loseNodes()
    first.write('first: two')
    first.end(1)
    const second = runContainer(world(), 'restarted-1', { after: first })
    second.write('second: one')
    await second.reportRunning()
    await until(() => world().logRequests('restarted-1') > before + 1, 'a question for the wrong log')
    seen.delay(false)
    // The kubelet keeps the log of an attempt until the next one ends.
    await until(() => seen.runs().length === 2 && seen.runs()[0]?.ended === true, 'the end of the first log')
    second.end(0)
    await second.reportEnd()
    await allEnded(seen, 2)
    const [one = assert.fail(), two = assert.fail()] = seen.runs()
    assert.deepEqual([one.texts, two.texts], [first.lines, second.lines])
    assert.deepEqual([one.attempt().state, two.attempt().state], ['failed', 'succeeded'])
  })

  scene('twice', 'two pods of one rollout are two runs, each with its own lines', async seen => {
    const [old, young] = [runContainer(world(), 'twice-1'), runContainer(world(), 'twice-2')]
    await old.reportRunning()
    await young.reportRunning()
    for (let i = 0; i < 20; i++) {
      old.write(`old ${i}`)
      young.write(`young ${i}`)
      if (i % 5 === 4) world().cut()
      await until(() => seen.runs().every(({ texts }) => texts.length > i - 5), 'both go on')
    }
    for (const container of [old, young]) {
      container.end(0)
      await container.reportEnd()
    }
    await allEnded(seen, 2)
    const textsOf = (pod: string) => seen.runs().find(run => run.attempt().pod === pod)?.texts
    assert.deepEqual([textsOf('twice-1'), textsOf('twice-2')], [old.lines, young.lines])
  })

  scene('reused', 'a pod that has the name of one before is another run', async seen => {
    const before = runContainer(world(), 'reused-1')
    before.write('before')
    await before.reportRunning()
    await until(() => seen.runs()[0]?.texts.length === 1, 'the first pod')
    before.end(1)
    await world().removePod('reused-1')
    const after = runContainer(world(), 'reused-1')
    after.write('after')
    await after.reportRunning()
    await until(() => seen.runs()[1]?.texts.length === 1, 'the second pod')
    after.end(0)
    await after.reportEnd()
    await allEnded(seen, 2)
    assert.deepEqual(
      seen.runs().map(({ texts }) => texts),
      [['before'], ['after']],
    )
    assert.notEqual(seen.runs()[0]?.attempt().podUid, seen.runs()[1]?.attempt().podUid)
  })

  for (const [words, ahead] of [
    ['behind', -HOUR],
    ['ahead', HOUR],
  ] as const) {
    scene(`skewed${words}`, `a node whose clock is an hour ${words} has a whole log`, async seen => {
      const pod = `skewed${words}-1`
      const container = runContainer(world(), pod, { ahead })
      container.write('one', 'two')
      await container.reportRunning()
      await until(() => seen.runs()[0]?.texts.length === 2, 'the lines before')
      world().cut()
      container.write('three')
      await until(() => seen.runs()[0]?.texts.length === 3, 'the line after a reset')
      container.end(0)
      await container.reportEnd()
      await allEnded(seen, 1)
      const [run = assert.fail()] = seen.runs()
      assert.deepEqual([run.texts, run.told.at(-1)], [container.lines, 'complete'])
    })
  }
}
