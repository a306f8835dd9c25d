import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { createContainerLog } from './container-log'
import type { LogCut } from './faults'
import type { Pod } from './objects'
import { client, PODS, samplePod as pod, TOKEN } from './samples'
import { type Emulator, startEmulator } from './start'

let api: Emulator

before(async () => {
  api = await startEmulator({ token: TOKEN })
})
after(() => api.stop())
beforeEach(() => api.faults.clear())

const { ask, text, read } = client(() => api)

const id = (n: number) => `containerd://${n}`
const terminated = (n: number, exitCode = 1) => ({
  terminated: { exitCode, reason: 'Error', startedAt: '', finishedAt: '', containerID: id(n) },
})

test('log requests that cannot be answered say why', async () => {
  const cases: [string, Pod | null, string, number, RegExp][] = [
    ['gone', null, '', 404, /pods "gone" not found/],
    ['p-1', pod('p-1'), '?container=zzz', 400, /container zzz is not valid for pod p-1/],
    ['p-1', pod('p-1', null), '?container=wst-flyway-migrate', 400, /is not available/],
    [
      'p-1',
      pod('p-1', { state: { waiting: { reason: 'PodInitializing' } } }),
      '?container=wst-flyway-migrate',
      400,
      /is waiting to start: PodInitializing/,
    ],
    [
      'p-1',
      pod('p-1', { state: { waiting: { reason: 'ErrImagePull' } } }),
      '?container=wst-flyway-migrate',
      400,
      /image can't be pulled/,
    ],
    [
      'p-1',
      pod('p-1', { state: { waiting: { reason: 'ImagePullBackOff' } } }),
      '?container=wst-flyway-migrate',
      400,
      /trying and failing to pull image/,
    ],
    [
      'p-1',
      pod('p-1', { state: terminated(1) }),
      '?container=wst-flyway-migrate&previous=true',
      400,
      /previous terminated container "wst-flyway-migrate" in pod "p-1" not found/,
    ],
    [
      'p-1',
      pod('p-1', { state: terminated(404) }),
      '?container=wst-flyway-migrate',
      200,
      /^unable to retrieve container logs for containerd:\/\/404$/,
    ],
    ['p-1', pod('p-1', null, ''), '?container=wst-flyway-migrate', 204, /^$/],
    ['p-1', pod('p-1'), '?sinceTime=yesterday', 400, /parsing time/],
    ['p-1', pod('p-1'), '?tailLines=-1', 422, /tailLines/],
    ['p-1', pod('p-1'), '?sinceTime=2026-01-01T00:00:00Z&sinceSeconds=1', 422, /at most one/],
  ]
  for (const [name, object, query, code, words] of cases) {
    if (object) api.store.put('pods', object)
    const response = await ask(`${PODS}/${name}/log${query}`)
    assert.equal(response.status, code, `${name}${query}`)
    const body = await response.text()
    assert.match(code >= 400 ? JSON.parse(body).message : body, words)
  }
})

test('the log that answers is chosen by status: previous, running, terminated, last', async () => {
  for (const n of [1, 2]) {
    const log = createContainerLog()
    log.writer().write(`attempt ${n}\n`)
    log.end()
    api.logs.set(id(n), log)
  }
  const log = (query = '') => text(`${PODS}/p-1/log?container=wst-flyway-migrate${query}`)
  api.store.put('pods', pod('p-1', { state: terminated(2), lastState: terminated(1) }))
  assert.equal(await log(), 'attempt 2\n')
  assert.equal(await log('&previous=true'), 'attempt 1\n')
  api.store.put('pods', pod('p-1', { state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: terminated(2) }))
  assert.equal(await log(), 'attempt 2\n')
  assert.equal(await log('&previous=true'), 'attempt 2\n')
})

test('a follow starts with the past, goes on live and ends with the container', async () => {
  const log = createContainerLog()
  const output = log.writer()
  api.logs.set(id(3), log)
  api.store.put('pods', pod('p-1', { containerID: id(3), state: { running: { startedAt: '' } } }))
  output.write('one\ntw')
  const rest = read(`${PODS}/p-1/log?container=wst-flyway-migrate&follow=true&timestamps=true`, all => {
    if (all.endsWith('one\n')) {
      output.write('o\nlast')
      output.close()
      log.end()
    }
    return false
  })
  assert.match(await rest, /^(\S{29}Z) one\n(\S{29}Z) two\n(\S{29}Z) last$/)
})

test('sinceTime is cut to its second, tailLines counts from the end, limitBytes from the start', async () => {
  const log = createContainerLog()
  log.writer().write('one\ntwo\nthree\n')
  log.end()
  api.logs.set(id(4), log)
  api.store.put('pods', pod('p-1', { state: terminated(4, 0) }))
  const ask = (query: string) => text(`${PODS}/p-1/log?container=wst-flyway-migrate&${query}`)
  assert.equal(await ask(`sinceTime=${log.records[2]?.time}`), 'one\ntwo\nthree\n')
  assert.equal(await ask(`sinceTime=${new Date(Date.now() + 2000).toISOString()}`), '')
  assert.equal(await ask('tailLines=2'), 'two\nthree\n')
  assert.equal(await ask('tailLines=0'), '')
  assert.equal(await ask('limitBytes=5'), 'one\nt')
})

test('a line of more than 16 KiB comes back whole with one stamp', async () => {
  const log = createContainerLog()
  log.writer().write(`${'x'.repeat(40_000)}\n`)
  log.end()
  api.logs.set(id(5), log)
  api.store.put('pods', pod('p-1', { state: terminated(5, 0) }))
  assert.equal(log.records.length, 3)
  const seen = await text(`${PODS}/p-1/log?container=wst-flyway-migrate&timestamps=true`)
  assert.equal(seen.length, 31 + 40_001)
})

test('a log stream can be cut at any byte, by a reset or a clean end', async () => {
  api.store.put('pods', pod('p-1', { state: terminated(1, 0) }))
  const cuts: LogCut[] = [
    { after: 5, how: 'end' },
    { after: 5, how: 'reset' },
  ]
  api.faults.cutLogs(() => cuts.shift() ?? null)
  assert.equal(await text(`${PODS}/p-1/log?container=wst-flyway-migrate`), 'attem')
  await assert.rejects(text(`${PODS}/p-1/log?container=wst-flyway-migrate`))
  assert.equal(await text(`${PODS}/p-1/log?container=wst-flyway-migrate`), 'attempt 1\n')
})
