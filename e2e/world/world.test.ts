import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { parse } from 'yaml'
import { ENVIRONMENTS, type EnvironmentName } from './environments'
import type { PlayedPod } from './kubelet/play-pod'
import { prepareBases } from './story/bases'
import { correctData } from './story/edits'
import { SITUATIONS } from './story/situations'
import { startWorld, type World } from './world'

const dir = mkdtempSync(path.join(tmpdir(), 'world-'))
let world: World

before(async () => {
  world = await startWorld({ dir, fast: true })
  await prepareBases(world)
})
after(async () => {
  await world.stop()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

const versions = async (name: EnvironmentName) => {
  const { rows } = await world.databases.query(
    name,
    'select version, installed_on < now() as past from flyway_schema_history order by installed_rank',
  )
  assert.ok(rows.every(({ past }) => past))
  return rows.map(({ version }) => version)
}

async function asBoard<T>(name: EnvironmentName, sql: string): Promise<T[]> {
  const client = new pg.Client(world.databases.boardUrl(name))
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const logOf = ({ pod }: PlayedPod) => {
  const stored = world.api.store.find('pods', 'pgsql', pod.metadata.name) as PlayedPod['pod'] | null
  const id = stored?.status.initContainerStatuses?.[0]?.containerID ?? ''
  return (
    world.api.logs
      .get(id)
      ?.records.map(({ text }) => text.toString())
      .join('\n') ?? ''
  )
}

test('calm: V24 everywhere, applied in the past by pods that are ready, with their logs', async () => {
  await SITUATIONS.calm.prepare(world)
  for (const name of ENVIRONMENTS) {
    assert.equal((await versions(name)).at(-1), '24')
    const pod = world.environments[name].deployment.newest
    assert.ok(pod)
    assert.match(logOf(pod), /Migrating schema "public" to version "24 - media release year"/)
  }
})

test('the role of the board reads the schema history and nothing else', async () => {
  for (const name of ENVIRONMENTS) {
    assert.equal((await asBoard<{ n: number }>(name, 'select count(*)::int as n from flyway_schema_history'))[0]?.n, 28)
    for (const sql of [
      'select * from atp.media',
      'select * from atp.pipeline_summary',
      'update flyway_schema_history set success = false',
      'create table public.mine ()',
      'create temporary table mine ()',
    ]) {
      await assert.rejects(asBoard(name, sql), { code: '42501' }, sql)
    }
  }
  const readable = await asBoard<{ name: string }>(
    'dev',
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
     where nspname !~ '^(pg_|information_schema)' and relkind in ('r', 'v', 'm', 'p', 'S')
       and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')`,
  )
  assert.deepEqual(readable, [{ name: 'flyway_schema_history' }])
})

test('failing: prod retries V24 and leaves no row; dev runs V25; the data is corrected and the next retry heals', async () => {
  await SITUATIONS.failing.prepare(world)
  const prod = world.environments.prod.deployment.newest
  assert.ok(prod)
  assert.match(logOf(prod), /23514[\s\S]*media_release_year_check/)
  assert.equal((await versions('prod')).includes('24'), false)
  assert.equal((await versions('dev')).includes('19.1'), true)

  const dev = await SITUATIONS.failing.begin(world)
  assert.equal(await dev.ready, true)
  assert.match(logOf(dev), /4200 of 4200 rows/)

  await correctData(world)
  assert.equal(await prod.ready, true)
  assert.equal((await versions('prod')).at(-1), '24')
})

test('staging has an edited script: its next rollout stops at validate', async () => {
  const pod = await world.rollOut('staging')
  await pod.firstExit
  assert.match(logOf(pod), /checksum mismatch for migration version 21/)
  assert.equal((await versions('staging')).includes('25'), false)
})

test('a database that is stopped refuses everybody until it is started', async () => {
  await world.databases.close('prod')
  await assert.rejects(asBoard('prod', 'select 1'))
  await asBoard('dev', 'select 1')
  await world.databases.open('prod')
  await asBoard('prod', 'select 1')
})

test('Kubernetes can refuse the questions about one environment alone', async () => {
  const { users } = parse(readFileSync(world.kubeconfig, 'utf8'))
  const ask = (name: string) => {
    const { token } = users.find((user: { name: string }) => user.name === `board-${name}`).user
    return fetch(`${world.api.url}/api/v1/namespaces/pgsql/pods`, { headers: { authorization: `Bearer ${token}` } })
  }
  const permit = world.forbid('prod')
  assert.deepEqual([(await ask('prod')).status, (await ask('dev')).status], [403, 200])
  permit()
  assert.equal((await ask('prod')).status, 200)
})

test('a world that is stopped has closed its ports', async () => {
  await world.stop()
  await assert.rejects(asBoard('dev', 'select 1'), { code: 'ECONNREFUSED' })
  await assert.rejects(fetch(world.api.url))
})
