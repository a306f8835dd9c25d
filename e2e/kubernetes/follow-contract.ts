import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt } from '../../lib/board/observation'
import { attemptsOf } from '../../lib/kubernetes/attempts'
import { type Cluster, openCluster } from '../../lib/kubernetes/cluster'
import { type Completeness, followLog } from '../../lib/kubernetes/follow-log'
import { listObjects } from '../../lib/kubernetes/list-objects'
import { type Pod, podsIn } from '../../lib/kubernetes/pod'
import { followObjects } from '../../lib/kubernetes/reflector'
import { seededRandom } from '../../lib/kubernetes/seeded-random'
import { until } from '../../lib/kubernetes/test-cluster'
import { samplePod } from '../world/emulator/samples'
import { ended } from './log-contract'
import type { KubernetesWorld } from './world'

const SCOPE = podsIn('pgsql', 'app=board')
const QUICK = { backOff: () => 20 }
const DISCONNECTS = 100

/** The board's own reader on top of it: what is known of the pods, and every line of a log, whatever breaks. */
export function followContract(world: () => KubernetesWorld): void {
  const openBoard = () => openCluster({ kubeconfig: world().kubeconfig, context: null })

  test('the pods are known as they are, through resets, a killed API and a forgotten past', async () => {
    const board = openBoard()
    const stop = new AbortController()
    let pods: Pod[] = []
    const following = followObjects(
      board,
      SCOPE,
      { objects: now => (pods = now), failure: () => {}, alive: () => {} },
      { signal: stop.signal, limits: QUICK },
    )
    const names = () => pods.map(({ name }) => name).join()
    await world().putPod(samplePod('board-1'))
    await until(() => names() === 'board-1', 'the first pod')
    world().cut()
    await world().putPod(samplePod('board-2'))
    await until(() => names() === 'board-1,board-2', 'a pod after a reset')
    await world().removePod('board-1')
    await until(() => names() === 'board-2', 'a removal')
    await world().kill()
    await world().revive()
    await world().putPod(samplePod('board-2', { state: ended(21), restartCount: 3 }))
    await until(() => pods[0]?.statuses[0]?.restartCount === 3, 'a status after a kill', 60_000)
    await world().forget()
    await world().removePod('board-2')
    await until(() => names() === '', 'a removal after the past was forgotten', 60_000)
    stop.abort()
    await following
    board.close()
  })

  const seed = Date.now() % 100_000
  test(`${DISCONNECTS} disconnects lose no line, double none and keep the order (seed ${seed})`, async () => {
    const board = openBoard()
    const next = seededRandom(seed)
    const containerID = 'containerd://22'
    const file = world().log(containerID)
    const output = file.writer()
    const running = { containerID, state: { running: { startedAt: new Date().toISOString() } } }
    await world().putPod(samplePod('board-log', running))
    const state = { attempt: await readAttempt(board, 'board-log') }
    const texts: string[] = []
    const told: Completeness[] = []
    const following = followLog(
      board,
      { namespace: 'pgsql', attempt: () => state.attempt, place: () => 'current' },
      {
        lines: lines => texts.push(...lines.map(({ text }) => text)),
        completeness: how => told.push(how),
        failure: () => {},
      },
      { signal: AbortSignal.timeout(300_000), limits: { ...QUICK, status: 50, look: 5 } },
    )
    let written = 0
    const write = (count: number) => {
      for (let i = 0; i < count; i++)
        output.write(`${next() < 0.2 ? '' : `line ${written++} ${'ö'.repeat(next() * 90)}`}\n`)
    }
    for (let cuts = 0; cuts < DISCONNECTS; cuts++) {
      write(Math.ceil(next() * 60))
      const reach = texts.length + 1
      // The reader is there again before it is cut again, somewhere in the middle of what it reads.
      if (next() < 0.7) await until(() => texts.length >= Math.min(reach, file.records.length), 'the next line', 60_000)
      if (cuts % 25 === 24) await world().kill().then(world().revive)
      else if (next() < 0.5) world().cut()
      else world().loseNodes()
    }
    output.close()
    file.end()
    const { terminated = assert.fail() } = ended(22, 0)
    const finishedAt = new Date(Date.now() + 1_000).toISOString()
    const { startedAt } = running.state.running
    const over = { terminated: { ...terminated, startedAt, finishedAt } }
    await world().putPod(samplePod('board-log', { containerID, state: over }))
    state.attempt = await readAttempt(board, 'board-log')
    await following
    assert.deepEqual(
      texts,
      file.records.map(({ text }) => text.toString()),
    )
    assert.equal(told.at(-1), 'complete')
    await world().removePod('board-log')
    board.close()
  })
}

async function readAttempt(board: Cluster, name: string): Promise<Attempt> {
  const { items } = await listObjects(board, SCOPE, AbortSignal.timeout(60_000))
  const pod = items.find(candidate => candidate.name === name)
  return (pod && attemptsOf(pod, 'wst-flyway-migrate')[0]) ?? assert.fail(`no attempt of ${name}`)
}
