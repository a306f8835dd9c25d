import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasPage } from './exists'

type Known = Parameters<typeof hasPage>[0]
const found = {} as never // only whether there is something counts
const SERVER: Known = {
  environment: name => (name === 'pre prod' || name === 'prod' ? found : null),
  migration: (key, project) => (key === 'R__100%' && project !== 'other' ? found : null),
  projects: () => ['atp', 'other'],
  hasRun: async id => id === 'u.c.0',
  runs: async ({ environment }) =>
    ({ runs: environment === 'prod' ? [{ id: 'u.c.0', failure: { version: '2.0' } }] : [], next: null }) as never, // only these fields count
  hasFailed: async (environment, id) => environment !== 'pre prod' && id === 'u.c.0',
}
const has = (address: string) => hasPage(SERVER, new URL(address, 'http://board'))

test('a name that is there has a page, however the address writes it', async () => {
  assert.ok(await has('/environments/pre%20prod'))
  assert.ok(await has('/migrations/R__100%25'))
  assert.ok(await has('/migrations/R__100%25?project=atp'))
  assert.ok(await has('/runs/u.c.0'))
  assert.ok(await has('/triage/prod/u.c.0'))
  assert.ok(await has('/triage/pre%20prod'))
  assert.ok(await has('/triage/prod/V2'))
})

test('a name that nothing has, and a project that is not configured, have none', async () => {
  for (const address of [
    '/environments/dev',
    '/migrations/V1',
    '/runs/u.c.1',
    '/triage/dev/u.c.0',
    '/triage/pre%20prod/u.c.0',
    '/triage/dev',
    '/migrations/R__100%25?project=moon',
  ])
    assert.equal(await has(address), false, address)
})

test('a migration of another project has no page in this one', async () => {
  assert.equal(await has('/migrations/R__100%25?project=other'), false)
})

test('other addresses are not its to say', async () => {
  for (const address of ['/', '/runs', '/environments/', '/api/v1/runs/x', '/constructor/x', '/runs/x/y'])
    assert.ok(await has(address), address)
})
