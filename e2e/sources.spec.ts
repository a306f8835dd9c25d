import { expect, worldTest as test } from './test'
import { SITUATIONS } from './world/story/situations'

/** One source of one environment fails and heals; everything else stays as it is. */

test.beforeEach(({ world }) => SITUATIONS.calm.prepare(world))
test.afterEach(async ({ world }) => {
  world.permit()
  world.api.faults.clear()
  await world.api.revive()
  await world.databases.open('prod')
})

test('a database that is stopped: its environment is unknown with its last reading, the others stay live, and it heals', async ({
  world,
  read,
}) => {
  await expect.poll(async () => (await read('prod')).state).toBe('ok')
  await world.databases.close('prod')
  await expect.poll(async () => (await read('prod')).sources.history.state).toBe('failed')
  // The last value stays, with the time of its reading; only past its bound does it decide nothing any more.
  await expect.poll(async () => (await read('prod')).state, { timeout: 30_000 }).toBe('unknown')
  const prod = await read('prod')
  expect(prod.version.current).toBe('24')
  expect(prod.sources.history.readAt).not.toBeNull()
  expect(prod.sources.history.nextTryAt).not.toBeNull()
  expect(prod.sources.scripts.state).toBe('ok')
  expect((await read('staging')).state).toBe('ok')
  expect((await read('staging')).sources.history.state).toBe('ok')

  await world.databases.open('prod')
  await expect.poll(async () => (await read('prod')).state, { timeout: 40_000 }).toBe('ok')
})

test('a killed Kubernetes API is said for each environment, whose databases are read on, and heals', async ({
  world,
  read,
}) => {
  await world.api.kill()
  for (const name of ['dev', 'staging', 'prod'] as const) {
    await expect.poll(async () => (await read(name)).sources.kubernetes.state).toBe('failed')
    expect((await read(name)).sources.history.state).toBe('ok')
    expect((await read(name)).version.current).toBe('24')
  }
  await world.api.revive()
  for (const name of ['dev', 'staging', 'prod'] as const) {
    await expect.poll(async () => (await read(name)).sources.kubernetes.state, { timeout: 40_000 }).toBe('ok')
  }
})

const FAULTS = [
  { says: 'credentials', fault: { kind: 'status', code: 401 } },
  { says: '403', fault: { kind: 'status', code: 403 } },
  { says: '429', fault: { kind: 'status', code: 429, retryAfter: 1 } },
  { says: '500', fault: { kind: 'status', code: 500 } },
  { says: '503', fault: { kind: 'status', code: 503 } },
  { says: 'not JSON', fault: { kind: 'garbage' } },
  { says: 'ECONNRESET', fault: { kind: 'half-line' } },
  { says: 'in time', fault: { kind: 'silence' } },
] as const

for (const { says, fault } of FAULTS) {
  const name = fault.kind === 'status' ? String(fault.code) : fault.kind
  test(`a Kubernetes API that answers prod with ${name} is named for prod alone, and heals without a restart`, async ({
    world,
    read,
  }) => {
    await expect.poll(async () => (await read('prod')).sources.kubernetes.state).toBe('ok')
    const user = 'system:serviceaccount:pgsql:board-prod'
    const lift = world.api.faults.answer({ fault, user })
    world.api.cut(user)
    await expect.poll(async () => (await read('prod')).sources.kubernetes.reason, { timeout: 40_000 }).toContain(says)
    expect((await read('prod')).sources.kubernetes.state).toBe('failed')
    expect((await read('staging')).sources.kubernetes.state).toBe('ok')
    expect((await read('prod')).sources.history.state).toBe('ok')
    lift()
    world.api.cut(user)
    await expect.poll(async () => (await read('prod')).sources.kubernetes.state, { timeout: 50_000 }).toBe('ok')
  })
}
