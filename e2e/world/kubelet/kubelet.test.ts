import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import type { ContainerStatus, Pod } from '../emulator/objects'
import { client, PODS, samplePod, TOKEN } from '../emulator/samples'
import { type Emulator, startEmulator } from '../emulator/start'
import { backOff, backOffMessage } from './back-off'
import { startContainer } from './container'
import { type PlayedPod, playPod } from './play-pod'

const cwd = mkdtempSync(path.join(tmpdir(), 'kubelet-'))
let api: Emulator
let played: PlayedPod | null = null

before(async () => {
  api = await startEmulator({ token: TOKEN })
})
afterEach(() => played?.stop())
after(async () => {
  await api.stop()
  rmSync(cwd, { recursive: true, force: true })
})

const { text } = client(() => api)
const LOG = `${PODS}/p-1/log?container=wst-flyway-migrate`

/** Plays a pod whose init container is this program. */
function play(program: string, env: Record<string, string> = {}, missingImage = ''): PlayedPod {
  const file = path.join(cwd, 'program.ts')
  writeFileSync(file, program)
  const pod = samplePod('p-1', null, '')
  played = playPod({ api, factor: 1 / 50, longestBackOff: 300, missingImage }, pod, () =>
    startContainer({ file, args: ['migrate'], cwd, env }),
  )
  return played
}

const statusOf = (pod: Pod) => pod.status.initContainerStatuses?.[0]

/** Resolves with the first status of the init container that `isIt` accepts. */
function until(isIt: (status: ContainerStatus) => boolean): Promise<ContainerStatus> {
  return new Promise(resolve => {
    const stop = api.store.subscribe(({ resource, object }) => {
      const status = resource === 'pods' ? statusOf(object as Pod) : undefined
      if (!status || !isIt(status)) return
      stop()
      resolve(status)
    })
  })
}

test('back-off is 10 s doubling to its limit, after a first restart at once', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map(failures => backOff(failures, 300)),
    [0, 10, 20, 40, 80, 160, 300, 300],
  )
  assert.equal(backOff(7, 30), 30)
  assert.equal(
    backOffMessage(160, 'c', { name: 'p', uid: 'u' }),
    'back-off 2m40s restarting failed container=c pod=p_pgsql(u)',
  )
})

test('an exit with 0 makes the pod ready; log and environment are those of the process', async () => {
  const { ready } = play("console.log(process.argv[2], process.env.FLYWAY_URL); console.error('warned')", {
    FLYWAY_URL: 'jdbc:x',
  })
  assert.equal(await ready, true)
  const pod = api.store.find('pods', 'pgsql', 'p-1') as Pod
  assert.equal(pod.status.phase, 'Running')
  assert.equal(statusOf(pod)?.state.terminated?.reason, 'Completed')
  assert.deepEqual((await text(LOG)).split('\n').sort(), ['', 'migrate jdbc:x', 'warned'])
})

test('a crash loop counts up, tells its back-off, and keeps exactly the logs that a kubelet keeps', async () => {
  play('console.log(process.pid); process.exitCode = 1')
  await until(status => status.restartCount === 0 && status.state.terminated?.exitCode === 1)
  const first = await text(LOG)
  assert.match(await text(`${LOG}&previous=true`), /previous terminated container/)

  await until(status => status.restartCount === 1 && status.state.running !== undefined)
  assert.equal(await text(`${LOG}&previous=true`), first)
  const ended = await until(status => status.restartCount === 1 && status.state.terminated !== undefined)
  assert.equal(ended.lastState.terminated?.exitCode, 1)
  const second = await text(LOG)
  assert.notEqual(second, first)
  assert.match(await text(`${LOG}&previous=true`), /^unable to retrieve container logs for containerd:/)

  const waiting = await until(status => status.state.waiting?.reason === 'CrashLoopBackOff')
  assert.match(
    waiting.state.waiting?.message ?? '',
    /^back-off 10s restarting failed container=wst-flyway-migrate pod=p-1_pgsql\(uid-p-1\)$/,
  )
  assert.equal(await text(LOG), second)
  assert.equal(await text(`${LOG}&previous=true`), second)
  await until(status => status.restartCount === 2 && status.state.running !== undefined)
})

test('an image that is not there is tried again and again, and its log says so', async () => {
  play('', {}, samplePod('p-1').spec.initContainers[0]?.image)
  await until(status => status.state.waiting?.reason === 'ErrImagePull')
  assert.match(await text(LOG), /is waiting to start: image can't be pulled/)
  await until(status => status.state.waiting?.reason === 'ImagePullBackOff')
  assert.match(await text(LOG), /is waiting to start: trying and failing to pull image/)
  await until(status => status.state.waiting?.reason === 'ErrImagePull')
})

test('a pod that is deleted ends its process and is gone', async () => {
  const { stop, ready } = play("console.log('up'); setInterval(() => {}, 1000)")
  await until(status => status.state.running !== undefined)
  await stop()
  assert.equal(await ready, false)
  assert.equal(api.store.find('pods', 'pgsql', 'p-1'), null)
  while (api.logs.size > 0) await new Promise(setImmediate)
})
