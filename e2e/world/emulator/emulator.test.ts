import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { createContainerLog } from './container-log'
import type { LogCut } from './faults'
import { client, PODS, samplePod, TOKEN } from './samples'
import { type Emulator, startEmulator } from './start'

/* What only the emulator can: faults on command. What it shares with a real server is e2e/kubernetes' contract. */
let api: Emulator

before(async () => {
  api = await startEmulator({ token: TOKEN, users: [{ name: 'board-prod', token: 'other' }] })
})
after(() => api.stop())
beforeEach(() => api.faults.clear())

const { ask, text, json } = client(() => api)

test('faults come on command, for one user only when so ordered, and are lifted again', async () => {
  const lift = api.faults.answer({
    fault: { kind: 'status', code: 403 },
    user: 'system:serviceaccount:pgsql:board-prod',
  })
  const refused = await ask(PODS, 'other')
  assert.equal(refused.status, 403)
  assert.equal(
    (await refused.json()).message,
    'pods is forbidden: User "system:serviceaccount:pgsql:board-prod" cannot list resource "pods" in API group "" in the namespace "pgsql"',
  )
  assert.equal((await ask(PODS)).status, 200)
  lift()
  assert.equal((await ask(PODS, 'other')).status, 200)

  api.faults.answer({ fault: { kind: 'status', code: 429, message: 'too many', retryAfter: 3 }, times: 1 })
  assert.equal((await ask(PODS)).headers.get('retry-after'), '3')
  api.faults.answer({ fault: { kind: 'garbage' }, times: 1 })
  await assert.rejects(json(PODS))
  api.faults.answer({ fault: { kind: 'half-line' }, times: 1 })
  await assert.rejects(text(PODS))
  api.faults.answer({ fault: { kind: 'silence' }, times: 1 })
  await assert.rejects(ask(PODS, TOKEN, AbortSignal.timeout(100)), { name: 'TimeoutError' })
  assert.equal((await ask(PODS)).status, 200)
})

test('the connections of one user can be cut, those of the others stay', async () => {
  const cut: string[] = []
  const stop = new AbortController()
  for (const token of [TOKEN, 'other']) {
    const response = await ask(`${PODS}?watch=1`, token, stop.signal)
    response.text().catch(() => cut.push(token))
  }
  api.cut('system:serviceaccount:pgsql:board-prod')
  while (cut.length === 0) await new Promise(setImmediate)
  await json(PODS)
  assert.deepEqual(cut, ['other'])
  stop.abort()
})

test('a log stream can be cut at any byte, by a reset or a clean end', async () => {
  const log = createContainerLog()
  log.writer().write('attempt 1\n')
  log.end()
  api.logs.set('containerd://1', log)
  const terminated = { exitCode: 0, reason: 'Completed', startedAt: '', finishedAt: '', containerID: 'containerd://1' }
  api.store.put('pods', samplePod('p-1', { state: { terminated } }))
  const cuts: LogCut[] = [
    { after: 5, how: 'end' },
    { after: 5, how: 'reset' },
  ]
  api.faults.cutLogs(() => cuts.shift() ?? null)
  assert.equal(await text(`${PODS}/p-1/log?container=wst-flyway-migrate`), 'attem')
  await assert.rejects(text(`${PODS}/p-1/log?container=wst-flyway-migrate`))
  assert.equal(await text(`${PODS}/p-1/log?container=wst-flyway-migrate`), 'attempt 1\n')
})
