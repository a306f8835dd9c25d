import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { TOKEN } from '../world/emulator/samples'
import { type Emulator, startEmulator } from '../world/emulator/start'
import { playContainer } from '../world/kubelet/play-container'
import { createDeployment, type Deployment } from '../world/workload/deployment'
import type { Template } from '../world/workload/objects'
import { observe } from './observe'

let api: Emulator
let deployment: Deployment
let observed: Awaited<ReturnType<typeof observe>>

before(async () => {
  api = await startEmulator({ token: TOKEN })
  const node = { api, factor: 1 / 50, longestBackOff: 300, progressDeadline: 20 }
  deployment = createDeployment(node, 'wst-flyway-prod', pod =>
    playContainer(
      ['Flyway OSS Edition 13.12.0 by Redgate'],
      pod.spec.initContainers[0]?.image === 'flyway:broken' ? 1 : 0,
    ),
  )
  observed = await observe(api, { prod: { kind: 'Deployment', name: 'wst-flyway-prod' } })
})
after(async () => {
  await deployment.clear()
  await observed.stop()
  await api.stop()
})

const template = (image: string, restartedAt: string, more: Partial<Template> = {}): Template => ({
  image,
  url: 'jdbc:x',
  user: 'u',
  restartedAt,
  options: {},
  ...more,
})
const prod = () => observed.environment('prod')
const pods = () => prod()?.rollout?.pods ?? []

test('a restart is told from another image, and two pods of two revisions are shown side by side', async () => {
  assert.ok(await (await deployment.rollOut(template('flyway:13', '1'))).ready)
  assert.ok(await (await deployment.rollOut(template('flyway:13', '2'))).ready)
  await until(() => pods().length === 1 && pods()[0]?.trigger === 'restarted', 'a restart')
  await (await deployment.rollOut(template('flyway:broken', '2'))).firstExit
  await until(() => pods().length === 2 && pods().every(({ revision }) => revision !== null), 'two pods')
  assert.deepEqual(
    pods().map(({ ready, image, trigger }) => [ready, image, trigger]),
    [
      [false, 'flyway:broken', 'image of wst-flyway-migrate: flyway:13 → flyway:broken'],
      [true, 'flyway:13', 'restarted'],
    ],
  )
  assert.equal(Number(pods()[0]?.revision), Number(pods()[1]?.revision) + 1)
})

test('a rollout that takes too long is stuck, in the words of its controller', async () => {
  await until(() => prod()?.rollout?.stuck != null, 'the deadline')
  assert.match(prod()?.rollout?.stuck ?? '', /^ReplicaSet "wst-flyway-prod-.*" has timed out progressing\.$/)
})

test('a pod that serves without a run of Flyway is said', async () => {
  assert.ok(await (await deployment.rollOut(template('flyway:13', '3', { migrates: false }))).ready)
  const finding = () => observed.findings('prod').find(({ kind }) => kind === 'rolled-out-without-run')
  await until(() => finding() !== undefined, 'the finding')
  assert.match(finding()?.detail ?? '', /has no container of the configured name/)
})

async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(20)) if (holds()) return
  assert.fail(`never: ${what}: ${JSON.stringify([prod()?.rollout, observed.findings('prod')])}`)
}
