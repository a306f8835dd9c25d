import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Pod } from './objects'
import { client, PODS, samplePod as pod, TOKEN } from './samples'
import { type Emulator, startEmulator } from './start'

let api: Emulator

before(async () => {
  api = await startEmulator({ token: TOKEN, users: [{ name: 'board-prod', token: 'other' }] })
})
after(() => api.stop())
beforeEach(() => api.faults.clear())

const { ask, text, json, read } = client(() => api)

const events = (seen: string) =>
  seen
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))

test('a wrong token is 401 with a Status', async () => {
  const response = await ask(PODS, 'wrong')
  assert.equal(response.status, 401)
  assert.equal((await response.json()).kind, 'Status')
})

test('a list has a resourceVersion, items without kind, and selectors', async () => {
  api.store.put('pods', pod('a-1'))
  api.store.put('pods', pod('b-1'))
  const list = await json(`${PODS}?labelSelector=app%3Da`)
  assert.equal(list.kind, 'PodList')
  assert.deepEqual(
    list.items.map((item: Pod) => [item.metadata.name, item.kind]),
    [['a-1', undefined]],
  )
  assert.equal(list.metadata.resourceVersion, String(api.store.version))
  assert.equal((await json(`${PODS}?labelSelector=app+in+(a,b)`)).items.length, 2)
  assert.equal((await json(`${PODS}?fieldSelector=metadata.name%3Db-1`)).items.length, 1)
})

test('limit and continue page through a list', async () => {
  const first = await json(`${PODS}?limit=1`)
  assert.equal(first.items.length, 1)
  const second = await json(`${PODS}?limit=1&continue=${first.metadata.continue}`)
  assert.equal(second.items[0].metadata.name, 'b-1')
  assert.equal(second.metadata.continue, undefined)
})

test('a watch replays from its resourceVersion and goes on live, in pieces that are not lines', async () => {
  const { resourceVersion } = (await json(PODS)).metadata
  api.store.put('pods', pod('c-1'))
  const seen = await read(`${PODS}?watch=1&resourceVersion=${resourceVersion}`, all => {
    if (all.includes('"ADDED"') && !all.includes('"DELETED"')) api.store.remove('pods', 'pgsql', 'c-1')
    return all.split('\n').length > 2
  })
  assert.deepEqual(
    events(seen).map(event => [event.type, event.object.metadata.name, event.object.kind]),
    [
      ['ADDED', 'c-1', 'Pod'],
      ['DELETED', 'c-1', 'Pod'],
    ],
  )
})

test('a watch ends cleanly after timeoutSeconds, with a bookmark for who asked', async () => {
  const from = api.store.version
  const seen = await text(`${PODS}?watch=1&resourceVersion=${from}&timeoutSeconds=0.05&allowWatchBookmarks=true`)
  assert.deepEqual(
    events(seen).map(event => [event.type, event.object.metadata.resourceVersion]),
    [['BOOKMARK', String(from)]],
  )
})

test('a watch from a forgotten version gets 410 inside a 200 and ends', async () => {
  const from = api.store.version
  api.store.put('pods', pod('a-1'))
  api.store.forget()
  const [event] = events(await text(`${PODS}?watch=1&resourceVersion=${from}`))
  assert.deepEqual([event.type, event.object.code, event.object.reason], ['ERROR', 410, 'Expired'])
})

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

test('a killed API resets its streams and refuses; revived on the same port it knows everything', async () => {
  const before = api.store.version
  const stream = read(`${PODS}?watch=1`, () => {
    void api.kill()
    return false
  })
  await assert.rejects(stream)
  await assert.rejects(ask(PODS))
  await api.revive()
  assert.equal((await json(PODS)).metadata.resourceVersion, String(before))
})
