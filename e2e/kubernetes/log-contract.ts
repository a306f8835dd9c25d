import assert from 'node:assert/strict'
import { text as textOf } from 'node:stream/consumers'
import { test } from 'node:test'
import type { ContainerState, Pod } from '../world/emulator/objects'
import { PODS, samplePod } from '../world/emulator/samples'
import { open } from './ask'
import { client } from './client'
import type { KubernetesWorld } from './world'

const CONTAINER = 'container=wst-flyway-migrate'
const id = (n: number) => `containerd://${n}`
const at = '2026-11-23T09:00:00Z'

/** A container that ended; its log is that of this number. */
export const ended = (n: number, exitCode = 1): ContainerState => ({
  terminated: { exitCode, reason: 'Error', startedAt: at, finishedAt: at, containerID: id(n) },
})

/** Which log a request gets, and which part of it. */
export function logContract(world: () => KubernetesWorld): void {
  const { get, text, read } = client(world)
  const log = (pod: string, query = '') => text(`${PODS}/${pod}/log?${CONTAINER}${query}`)
  const written = (n: number, bytes: string | Buffer) => {
    const file = world().log(id(n))
    file.writer().write(bytes)
    return file
  }

  test('log requests that cannot be answered say why', async () => {
    const waiting = (reason: string): Pod =>
      samplePod(`waits-${reason.toLowerCase()}`, { state: { waiting: { reason } } })
    const plain = samplePod('plain', { state: ended(1) })
    const cases: [string | Pod, string, number, RegExp][] = [
      ['gone', CONTAINER, 404, /pods "gone" not found/],
      [plain, 'container=zzz', 400, /container zzz is not valid for pod plain/],
      [samplePod('bare', null), CONTAINER, 400, /is not available/],
      [waiting('PodInitializing'), CONTAINER, 400, /is waiting to start: PodInitializing/],
      [waiting('ErrImagePull'), CONTAINER, 400, /image can't be pulled/],
      [waiting('ImagePullBackOff'), CONTAINER, 400, /trying and failing to pull image/],
      [
        plain,
        `${CONTAINER}&previous=true`,
        400,
        /previous terminated container "wst-flyway-migrate" in pod "plain" not found/,
      ],
      [
        samplePod('lost', { state: ended(404) }),
        CONTAINER,
        200,
        /^unable to retrieve container logs for containerd:\/\/404$/,
      ],
      [samplePod('unscheduled', null, ''), CONTAINER, 204, /^$/],
      [plain, `${CONTAINER}&sinceTime=yesterday`, 400, /parsing time/],
      [plain, `${CONTAINER}&tailLines=-1`, 422, /tailLines/],
      [plain, `${CONTAINER}&limitBytes=0`, 422, /limitBytes/],
      [plain, `${CONTAINER}&sinceTime=2026-01-01T00:00:00Z&sinceSeconds=1`, 422, /at most one/],
    ]
    for (const [pod, query, code, words] of cases) {
      if (typeof pod !== 'string') await world().putPod(pod)
      const name = typeof pod === 'string' ? pod : pod.metadata.name
      const { status, body } = await get(`${PODS}/${name}/log?${query}`)
      assert.equal(status, code, `${name} ${query}: ${body}`)
      assert.match(status >= 400 ? JSON.parse(body).message : body, words)
    }
  })

  test('the log that answers is chosen by status: previous, running, terminated, last', async () => {
    written(11, 'attempt 1\n').end()
    written(12, 'attempt 2\n').end()
    await world().putPod(samplePod('chosen', { state: ended(12), lastState: ended(11), restartCount: 1 }))
    assert.equal(await log('chosen'), 'attempt 2\n')
    assert.equal(await log('chosen', '&previous=true'), 'attempt 1\n')
    const waiting = { waiting: { reason: 'CrashLoopBackOff' } }
    await world().putPod(samplePod('chosen', { state: waiting, lastState: ended(12), restartCount: 1 }))
    assert.equal(await log('chosen'), 'attempt 2\n')
    assert.equal(await log('chosen', '&previous=true'), 'attempt 2\n')
  })

  test('a follow starts with the past, goes on live and ends with the container', async () => {
    const file = world().log(id(13))
    const output = file.writer()
    output.write('one\ntw')
    await world().putPod(samplePod('followed', { containerID: id(13), state: { running: { startedAt: at } } }))
    let more = true
    const seen = await read(`${PODS}/followed/log?${CONTAINER}&follow=true&timestamps=true`, all => {
      if (more && all.endsWith('one\n')) {
        more = false
        output.write('o\nlast')
        output.close()
        file.end()
      }
      return false
    })
    assert.match(seen, /^(\S{29}Z) one\n(\S{29}Z) two\n(\S{29}Z) last$/)
  })

  test('the headers of a silent follow come at once', async () => {
    world().log(id(14))
    await world().putPod(samplePod('silent', { containerID: id(14), state: { running: { startedAt: at } } }))
    const answer = await open(world().api, `${PODS}/silent/log?${CONTAINER}&follow=true`, {
      token: world().tokens.board,
    })
    written(14, 'at last\n').end()
    assert.deepEqual([answer.statusCode, await textOf(answer)], [200, 'at last\n'])
  })

  test('a follow whose node is lost ends as if the container had', async () => {
    written(15, 'one\n')
    await world().putPod(samplePod('lonely', { containerID: id(15), state: { running: { startedAt: at } } }))
    const seen = await read(`${PODS}/lonely/log?${CONTAINER}&follow=true`, all => {
      if (all === 'one\n') world().loseNodes()
      return false
    })
    assert.equal(seen, 'one\n')
  })

  test('a node that cannot be reached is 500, with what was tried', async () => {
    written(19, 'one\n').end()
    await world().putPod(samplePod('away', { state: ended(19) }))
    await world().nodesAway(true)
    const { status, body } = await get(`${PODS}/away/log?${CONTAINER}`)
    await world().nodesAway(false)
    assert.equal(status, 500)
    assert.match(JSON.parse(body).message, /dial tcp 127\.0\.0\.1:\d+: connect: connection refused/)
    assert.equal(await log('away'), 'one\n')
  })

  test('sinceTime is cut to its second, tailLines counts from the end, limitBytes from the start', async () => {
    const file = written(16, 'one\ntwo\nthree\n')
    file.end()
    await world().putPod(samplePod('partly', { state: ended(16, 0) }))
    assert.equal(await log('partly', `&sinceTime=${file.records[2]?.time}`), 'one\ntwo\nthree\n')
    assert.equal(await log('partly', `&sinceTime=${new Date(Date.now() + 2_000).toISOString()}`), '')
    assert.equal(await log('partly', '&tailLines=2'), 'two\nthree\n')
    assert.equal(await log('partly', '&tailLines=0'), '')
    assert.equal(await log('partly', '&limitBytes=5'), 'one\nt')
  })

  test('a line of more than 16 KiB comes back whole with one stamp', async () => {
    written(17, `${'x'.repeat(40_000)}\n`).end()
    await world().putPod(samplePod('long', { state: ended(17, 0) }))
    assert.equal((await log('long', '&timestamps=true')).length, 31 + 40_001)
  })

  test('bytes that are no text pass as they are', async () => {
    const bytes = Buffer.from([0, 13, 27, 0xff, 0xfe, 0xc3, 10])
    written(18, bytes).end()
    await world().putPod(samplePod('raw', { state: ended(18, 0) }))
    assert.equal(await log('raw'), bytes.toString())
  })
}
