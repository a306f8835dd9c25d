import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Access } from '../board/schema'
import { startTestCluster, until } from '../kubernetes/test-cluster'
import { collectAccess } from './collect-access'

const stops: (() => unknown)[] = []
after(() => Promise.all(stops.map(stop => stop())))

type Asked = { verb: string; group: string; resource: string; subresource?: string; namespace: string }

/** An API that grants all but what is denied at the moment. */
async function start(denied: Set<string>) {
  const asked: Asked[] = []
  const api = await startTestCluster(({ raw, url }, response) => {
    assert.equal(`${raw.method} ${url.pathname}`, 'POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews')
    let body = ''
    raw
      .on('data', data => (body += data))
      .on('end', () => {
        const attributes: Asked = JSON.parse(body).spec.resourceAttributes
        asked.push(attributes)
        const { resource, subresource, verb } = attributes
        const allowed = !denied.has(`${verb} ${[resource, subresource].filter(Boolean).join('/')}`)
        response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ status: { allowed } }))
      })
  })
  const signal = new AbortController()
  stops.push(() => {
    signal.abort()
    return api.stop()
  })
  return { api, asked, signal: signal.signal }
}

const config = (kind: 'Deployment' | 'StatefulSet' | 'Job' | 'selector') => ({
  kubeconfig: null,
  context: null,
  namespace: 'pgsql',
  workload: { kind, name: 'x' },
  container: 'wst-flyway-migrate',
})

const OWNERS = {
  Deployment: ['apps/deployments', 'apps/replicasets'],
  StatefulSet: ['apps/statefulsets'],
  Job: ['batch/jobs'],
  selector: [],
}
for (const kind of ['Deployment', 'StatefulSet', 'Job', 'selector'] as const) {
  test(`of a ${kind} the board asks to read what it needs, in its namespace, and nothing more`, async () => {
    const { api, asked, signal } = await start(new Set())
    const told: Access[] = []
    collectAccess(api.cluster, config(kind), access => told.push(access), signal)
    await until(() => told.length > 0, 'what is granted')
    assert.deepEqual([...new Set(asked.map(({ verb }) => verb))].sort(), ['get', 'list', 'watch'])
    assert.deepEqual([...new Set(asked.map(({ namespace }) => namespace))], ['pgsql'])
    const resources = asked.map(({ group, resource, subresource }) =>
      [group, resource, subresource].filter(Boolean).join('/'),
    )
    assert.deepEqual([...new Set(resources)], ['pods', 'events', 'pods/log', ...OWNERS[kind]])
    assert.ok(told[0]?.rights.every(({ missing }) => missing.length === 0))
  })
}

test('what is refused is asked for again, and what was given meanwhile is seen', async () => {
  const denied = new Set(['list events', 'get pods/log'])
  const { api, signal } = await start(denied)
  const told: Access[] = []
  const access = collectAccess(api.cluster, config('selector'), known => told.push(known), signal)
  await until(() => told.length > 0, 'what is missing')
  const missing = (known: Access | undefined) =>
    known?.rights.flatMap(({ resource, missing: verbs }) => verbs.map(verb => `${verb} ${resource}`))
  assert.deepEqual(missing(told[0]), ['list events', 'get pods/log'])
  denied.clear()
  access.ask()
  await until(() => told.length > 1, 'what is granted now')
  assert.deepEqual(missing(told[1]), [])
})
