import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import type { SourceError } from '../errors'
import { apiErrorOf } from './api-error'
import { type Pod, podsIn } from './pod'
import { followObjects } from './reflector'
import type { ReflectorLimits } from './reflector-limits'
import { type Answer, sendJson, startTestCluster, until } from './test-cluster'
import { podJson } from './test-pod'

const pod = (name: string, version = '1') => podJson(name, null, {}, version)
const list = (names: string[], version: string, token?: string) => ({
  metadata: { resourceVersion: version, ...(token && { continue: token }) },
  items: names.map(name => pod(name)),
})
const event = (response: ServerResponse, type: string, object: unknown) =>
  response.write(`${JSON.stringify({ type, object })}\n`)
const expired = { kind: 'Status', code: 410, reason: 'Expired', message: 'too old resource version: 7 (9)' }

/** A reflector on a server that answers lists and watches as a test says, each with its number from 0. */
async function start(
  {
    lists,
    watches,
  }: Record<'lists' | 'watches', (response: ServerResponse, number: number, query: URLSearchParams) => void>,
  limits: Partial<ReflectorLimits> = {},
) {
  const asked = { lists: [] as URLSearchParams[], watches: [] as URLSearchParams[] }
  const answer: Answer = ({ url: { searchParams } }, response) => {
    const [kind, way] = searchParams.has('watch') ? (['watches', watches] as const) : (['lists', lists] as const)
    if (kind === 'watches') response.writeHead(200).flushHeaders()
    way(response, asked[kind].push(searchParams) - 1, searchParams)
  }
  const api = await startTestCluster(answer)
  const stop = new AbortController()
  const told: string[] = []
  const failures: { error: SourceError; wait: number }[] = []
  const ended = followObjects(
    api.cluster,
    podsIn('pgsql', 'app=a'),
    {
      objects: (pods: Pod[]) => told.push(pods.map(({ name }) => name).join()),
      failure: (error, nextTryAt) => failures.push({ error, wait: nextTryAt.getTime() - Date.now() }),
      alive: () => {},
    },
    { signal: stop.signal, limits: { backOff: () => 5, ...limits } },
  )
  return {
    asked,
    told,
    failures,
    async stop() {
      stop.abort()
      await ended
      await api.stop()
    },
  }
}

const silence = () => {}

test('a list comes in pages of 500, and is told as one', async () => {
  const lists = (response: ServerResponse, number: number) =>
    sendJson(response, number === 0 ? list(['a'], '5', 'more') : list(['b'], '5'))
  const { asked, told, stop } = await start({ lists, watches: silence })
  await until(() => asked.watches.length === 1, 'the watch')
  assert.deepEqual(told, ['a,b'])
  assert.deepEqual(
    asked.lists.map(query => [query.get('limit'), query.get('continue'), query.get('labelSelector')]),
    [
      ['500', null, 'app=a'],
      ['500', 'more', 'app=a'],
    ],
  )
  await stop()
})

test('a watch goes on from the list, asks for bookmarks and for four to five minutes', async () => {
  const { asked, stop } = await start({ lists: response => sendJson(response, list([], '5')), watches: silence })
  await until(() => asked.watches.length === 1, 'the watch')
  const [query] = asked.watches
  const seconds = Number(query?.get('timeoutSeconds'))
  assert.deepEqual([query?.get('resourceVersion'), query?.get('allowWatchBookmarks')], ['5', 'true'])
  assert.ok(seconds >= 240 && seconds <= 300, String(seconds))
  await stop()
})

test('after a clean end it watches on at once, from the last event or bookmark, and lists nothing', async () => {
  const watches = (response: ServerResponse, number: number) => {
    if (number > 1) return
    event(response, number === 0 ? 'ADDED' : 'BOOKMARK', pod('a', number === 0 ? '7' : '9'))
    response.end()
  }
  const { asked, told, stop } = await start({ lists: response => sendJson(response, list([], '5')), watches })
  await until(() => asked.watches.length === 3, 'the third watch')
  assert.deepEqual(
    asked.watches.map(query => query.get('resourceVersion')),
    ['5', '7', '9'],
  )
  assert.deepEqual([asked.lists.length, told], [1, ['', 'a']])
  await stop()
})

const FORGOTTEN: [string, (response: ServerResponse) => void][] = [
  [
    'as an event',
    response => {
      event(response, 'ERROR', expired)
      response.end()
    },
  ],
  ['as an event with no end after it', response => void event(response, 'ERROR', expired)],
]
for (const [form, forget] of FORGOTTEN) {
  test(`410 ${form} leads to a new list, and what is gone is told as gone`, async () => {
    const lists = (response: ServerResponse, number: number) =>
      sendJson(response, number === 0 ? list(['a', 'b'], '7') : list(['b'], '9'))
    const watches = (response: ServerResponse, number: number) => number === 0 && forget(response)
    const { asked, told, failures, stop } = await start({ lists, watches })
    await until(() => asked.watches.length === 2, 'the second watch')
    assert.deepEqual([told, asked.watches[1]?.get('resourceVersion'), failures], [['a,b', 'b'], '9', []])
    await stop()
  })
}

test('410 as a status of the watch leads to a new list too', async () => {
  const api = await startTestCluster(({ url: { searchParams } }, response) => {
    if (!searchParams.has('watch')) return sendJson(response, list([], String(++count)))
    if (count === 1) sendJson(response, expired, 410)
    else response.writeHead(200).flushHeaders()
  })
  let count = 0
  const stop = new AbortController()
  const on = { objects: () => {}, failure: () => assert.fail('a failure'), alive: () => {} }
  const ended = followObjects(api.cluster, podsIn('pgsql', null), on, { signal: stop.signal })
  await until(() => api.asked.length === 4, 'list, 410, list, watch')
  assert.equal(api.asked[3]?.searchParams.get('resourceVersion'), '2')
  stop.abort()
  await ended
  await api.stop()
})

for (const status of [429, 503]) {
  test(`${status} is a failure, and waits as long as Retry-After says`, async () => {
    const lists = (response: ServerResponse, number: number) =>
      number === 0
        ? sendJson(response, { message: 'later' }, status, { 'retry-after': '1' })
        : sendJson(response, list([], '5'))
    const { asked, failures, stop } = await start({ lists, watches: silence })
    await until(() => failures.length === 1, 'the failure')
    assert.ok((failures[0]?.wait ?? 0) > 500, String(failures[0]?.wait))
    await until(() => asked.watches.length === 1, 'the watch')
    assert.equal(failures.length, 1)
    await stop()
  })
}

test('403 is told as such, with the server’s words as the cause', async () => {
  const lists = (response: ServerResponse) => sendJson(response, { message: 'pods is forbidden' }, 403)
  const { failures, stop } = await start({ lists, watches: silence })
  await until(() => failures.length === 2, 'two failures')
  const { error } = failures[0] ?? assert.fail()
  assert.deepEqual([error.code, apiErrorOf(error)?.message], ['not-permitted', 'pods is forbidden'])
  await stop()
})

test('a watch that is silent beyond its time is given up and opened anew', async () => {
  const limits = { watchSeconds: () => 0, grace: 30 }
  const { asked, failures, stop } = await start({ lists: r => sendJson(r, list([], '5')), watches: silence }, limits)
  await until(() => asked.watches.length === 3, 'the third watch')
  assert.deepEqual([asked.lists.length, failures], [1, []])
  await stop()
})

test('everything is listed anew now and then, whatever the watch says', async () => {
  const lists = (response: ServerResponse, number: number) => sendJson(response, list([`pod-${number}`], '5'))
  const { told, stop } = await start({ lists, watches: silence }, { relist: 30 })
  await until(() => told.length === 3, 'the third list')
  assert.deepEqual(told, ['pod-0', 'pod-1', 'pod-2'])
  await stop()
})

test('an API whose store was set back is noticed by the heartbeat', async () => {
  const lists = (response: ServerResponse, number: number, query: URLSearchParams) =>
    sendJson(response, number === 0 ? list(['a'], '500') : list(query.get('limit') === '1' ? [] : ['b'], '20'))
  const { told, asked, stop } = await start({ lists, watches: silence }, { heartbeat: 30 })
  await until(() => told.includes('b'), 'the new list')
  await until(() => asked.watches.at(-1)?.get('resourceVersion') === '20', 'a watch from there')
  await stop()
})

test('half a line and what is no event are failures of the watch, and heal', async () => {
  const watches = (response: ServerResponse, number: number) => {
    if (number === 0) response.end('{"type":"ADD')
    if (number === 1) response.end('<html>\n')
    if (number === 2) event(response, 'ADDED', pod('a', '7'))
  }
  const { told, failures, stop } = await start({ lists: r => sendJson(r, list([], '5')), watches })
  await until(() => told.includes('a'), 'the pod')
  assert.deepEqual(
    failures.map(({ error }) => error.code),
    ['garbage', 'garbage'],
  )
  await stop()
})

test('after the signal nothing is told', async () => {
  const open: ServerResponse[] = []
  const watches = (response: ServerResponse) => void open.push(response)
  const { told, failures, stop } = await start({ lists: r => sendJson(r, list([], '5')), watches })
  await until(() => open.length === 1, 'the watch')
  const stopped = stop()
  open[0]?.destroy()
  await stopped
  assert.deepEqual([told, failures], [[''], []])
})
