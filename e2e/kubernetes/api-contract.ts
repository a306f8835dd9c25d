import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pod } from '../world/emulator/objects'
import { PODS, samplePod } from '../world/emulator/samples'
import { ask } from './ask'
import { client } from './client'
import type { KubernetesWorld } from './world'

type Event = { type: string; object: Pod & { code?: number; reason?: string; metadata: { resourceVersion: string } } }

/** Lists, watches and refusals. */
export function apiContract(world: () => KubernetesWorld): void {
  const { get, json, read } = client(world)
  const watch = (query: string, enough: (events: Event[]) => boolean) =>
    read(`${PODS}?watch=1&${query}`, text => enough(eventsOf(text))).then(eventsOf)
  const versionOf = async () => (await json(PODS)).metadata.resourceVersion as string

  test('a wrong token is 401 with a Status', async () => {
    const { status, body } = await get(PODS, 'wrong')
    assert.deepEqual([status, JSON.parse(body).kind, JSON.parse(body).reason], [401, 'Status', 'Unauthorized'])
  })

  test('a client certificate is another way in', async () => {
    const { api, certificate } = world()
    const shown = await ask({ ...api, tls: { ...api.tls, ...certificate } }, PODS)
    assert.deepEqual([shown.status, (await ask(api, '/version')).status], [200, 200])
  })

  test('whoever has no right is refused with 403 in the words of RBAC, for each verb and resource', async () => {
    const who = 'User "system:serviceaccount:pgsql:stranger" cannot'
    const where = 'in the namespace "pgsql"'
    const sentences = {
      [PODS]: `pods is forbidden: ${who} list resource "pods" in API group "" ${where}`,
      [`${PODS}?watch=true`]: `pods is forbidden: ${who} watch resource "pods" in API group "" ${where}`,
      [`${PODS}/a/log`]: `pods "a" is forbidden: ${who} get resource "pods/log" in API group "" ${where}`,
      '/apis/apps/v1/namespaces/pgsql/deployments': `deployments.apps is forbidden: ${who} list resource "deployments" in API group "apps" ${where}`,
    }
    for (const [path, sentence] of Object.entries(sentences)) {
      const { status, body } = await get(path, world().tokens.stranger)
      assert.deepEqual([status, JSON.parse(body).message], [403, sentence])
    }
    assert.equal((await get('/version', world().tokens.stranger)).status, 200)
  })

  test('everybody may ask what he may do', async () => {
    const review = async (token: string, resourceAttributes: Record<string, string>) => {
      const body = {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes },
      }
      const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'
      const answer = await ask(world().api, path, { method: 'POST', token, body })
      return [answer.status, JSON.parse(answer.body).status.allowed]
    }
    const { board, stranger } = world().tokens
    const list = { namespace: 'pgsql', verb: 'list', group: '', resource: 'pods' }
    const log = { namespace: 'pgsql', verb: 'get', group: '', resource: 'pods', subresource: 'log' }
    const answers = await Promise.all([board, stranger].flatMap(token => [review(token, list), review(token, log)]))
    assert.deepEqual(answers, [
      [201, true],
      [201, true],
      [201, false],
      [201, false],
    ])
  })

  test('a list has a resourceVersion, items without kind, and selectors', async () => {
    await world().putPod(samplePod('a-1'))
    await world().putPod(samplePod('b-1'))
    const list = await json(`${PODS}?labelSelector=app%3Da`)
    assert.equal(list.kind, 'PodList')
    assert.match(list.metadata.resourceVersion, /^\d+$/)
    const named = (items: Pod[]) => items.map(item => [item.metadata.name, item.kind])
    assert.deepEqual(named(list.items), [['a-1', undefined]])
    assert.equal((await json(`${PODS}?labelSelector=app+in+(a,b)`)).items.length, 2)
    assert.deepEqual(named((await json(`${PODS}?fieldSelector=metadata.name%3Db-1`)).items), [['b-1', undefined]])
  })

  test('limit and continue page through a list', async () => {
    const first = await json(`${PODS}?limit=1`)
    assert.deepEqual([first.items.length, first.items[0].metadata.name], [1, 'a-1'])
    const second = await json(`${PODS}?limit=1&continue=${first.metadata.continue}`)
    assert.equal(second.items[0].metadata.name, 'b-1')
    assert.equal(second.metadata.continue ?? '', '')
  })

  test('a list at a version that is no number is 400, at one that is not reached 504 with a time to wait', async () => {
    assert.equal((await get(`${PODS}?resourceVersion=soon`)).status, 400)
    const later = await get(`${PODS}?resourceVersion=${Number(await versionOf()) + 100_000}`)
    assert.deepEqual([later.status, later.headers['retry-after']], [504, '1'])
    const { reason, details } = JSON.parse(later.body)
    assert.deepEqual([reason, details.causes[0].reason], ['Timeout', 'ResourceVersionTooLarge'])
  })

  test('a watch replays from its resourceVersion and goes on live', async () => {
    const from = await versionOf()
    await world().putPod(samplePod('c-1'))
    let removed: Promise<void> | null = null
    const events = await watch(`resourceVersion=${from}`, seen => {
      if (seen.length > 0) removed ??= world().removePod('c-1')
      return seen.some(({ type }) => type === 'DELETED')
    })
    await removed
    assert.deepEqual([events[0]?.type, events.at(-1)?.type], ['ADDED', 'DELETED'])
    assert.ok(events.every(({ object }) => object.kind === 'Pod' && object.metadata.name === 'c-1'))
  })

  test('an object that ceases to fit the selector of a watch is deleted for it', async () => {
    const from = await versionOf()
    await world().putPod(samplePod('c-2'))
    await world().putPod(samplePod('d-2'))
    await world().removePod('c-2')
    await world().removePod('d-2')
    const events = await watch(`resourceVersion=${from}&labelSelector=app%3Dd`, seen =>
      seen.some(({ type }) => type === 'DELETED'),
    )
    assert.deepEqual([...new Set(events.map(({ object }) => object.metadata.name))], ['d-2'])
  })

  test('a watch without a resourceVersion begins with what is there', async () => {
    const events = await watch('', seen => seen.length >= 2)
    assert.deepEqual(
      events.map(({ type, object }) => [type, object.metadata.name]),
      [
        ['ADDED', 'a-1'],
        ['ADDED', 'b-1'],
      ],
    )
  })

  test('a watch ends cleanly after timeoutSeconds, before that a bookmark says what passed it by, to whom asked', async () => {
    const from = await versionOf()
    const ending = (query: string) => get(`${PODS}?watch=1&resourceVersion=${from}&timeoutSeconds=5&${query}`)
    const selected = 'labelSelector=app%3Dnobody'
    const [bare, marked] = await Promise.all([
      ending(selected),
      ending(`${selected}&allowWatchBookmarks=true`),
      world()
        .putPod(samplePod('passing-by'))
        .then(() => world().removePod('passing-by')),
    ])
    assert.equal(bare.body, '')
    const [bookmark] = eventsOf(marked.body)
    assert.equal(bookmark?.type, 'BOOKMARK')
    assert.ok(Number(bookmark.object.metadata.resourceVersion) > Number(from))
    const quiet = await get(
      `${PODS}?watch=1&resourceVersion=${await versionOf()}&timeoutSeconds=3&allowWatchBookmarks=true`,
    )
    assert.equal(quiet.body, '')
  })

  test('who begins with what is there and asks for bookmarks is told where that ends', async () => {
    const events = await watch('allowWatchBookmarks=true', seen => seen.some(({ type }) => type === 'BOOKMARK'))
    assert.deepEqual(
      events.map(({ type }) => type),
      ['ADDED', 'ADDED', 'BOOKMARK'],
    )
    assert.equal(events[2]?.object.metadata.annotations?.['k8s.io/initial-events-end'], 'true')
  })

  test('a watch from a version that is not reached is silent until its end', async () => {
    const later = Number(await versionOf()) + 100_000
    const { status, body } = await get(`${PODS}?watch=1&resourceVersion=${later}&timeoutSeconds=1`)
    assert.deepEqual([status, body], [200, ''])
  })

  test('a watch from a forgotten version gets 410 inside a 200 and ends', async () => {
    const from = await versionOf()
    await world().forget()
    const { status, body } = await get(`${PODS}?watch=1&resourceVersion=${from}`)
    const [{ type, object } = assert.fail('no event')] = eventsOf(body)
    assert.deepEqual([status, type, object.code, object.reason], [200, 'ERROR', 410, 'Expired'])
  })

  test('a killed API resets its streams and refuses; revived at the same address it knows everything', async () => {
    const before = await json(PODS)
    let killed: Promise<void> | null = null
    await assert.rejects(
      read(`${PODS}?watch=1`, seen => {
        if (seen !== '') killed ??= world().kill()
        return false
      }),
    )
    await killed
    await assert.rejects(get(PODS))
    await world().revive()
    const uids = ({ items }: { items: Pod[] }) => items.map(({ metadata }) => [metadata.name, metadata.uid])
    assert.deepEqual(uids(await json(PODS)), uids(before))
  })
}

const eventsOf = (text: string): Event[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
