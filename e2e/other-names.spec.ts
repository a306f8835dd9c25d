import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import type { Environment } from '../lib/board/schema'
import { runBoard } from './run-board'
import { expect, worldTest as test } from './test'
import { samplePod } from './world/emulator/samples'
import { startContainer } from './world/kubelet/container'
import { SITUATIONS } from './world/story/situations'

/** Nothing of the first user's system is hard-wired: other names for everything, and scripts from a bare repository. */

const BRANCHES = { dev: 'dev', staging: 'stg', prod: 'main' } as const

test('scripts from the branches of a bare git repository, a table in another schema, another namespace', async ({
  world,
}) => {
  await SITUATIONS.calm.prepare(world)
  const dir = path.join(world.dir, 'other')
  const bare = path.join(dir, 'scripts.git')
  const work = path.join(dir, 'work')
  mkdirSync(path.join(work, 'db', 'nested'), { recursive: true })
  const git = (...args: string[]) => execFileSync('git', args, { cwd: work, stdio: 'pipe', env: GIT_ENV })
  git('init', '--quiet', '--initial-branch=main')
  git('init', '--quiet', '--bare', bare)
  const push = (branch: string, file: string, text: string) => {
    writeFileSync(path.join(work, 'db', file), text)
    git('checkout', '--quiet', '-B', branch)
    git('add', '-A')
    git('commit', '--quiet', '--message', file)
    git('push', '--quiet', bare, branch)
  }
  push('main', 'V1__first.sql', 'CREATE TABLE audit.first (id int);\n')
  push('stg', 'nested/V2__second.sql', 'CREATE TABLE audit.second (id int);\n')
  push('dev', 'V3__third.sql', 'CREATE TABLE audit.third (id int);\n')

  for (const name of ['dev', 'staging', 'prod'] as const) {
    await world.databases.query(name, 'create schema audit; grant usage on schema audit to board')
  }
  await migrate(path.join(work, 'db'), world.databases.ownerUrl('prod'), '1')
  await world.databases.query('prod', 'grant select on audit."Applied Migrations" to board')

  world.api.store.put('pods', otherPod('ledger-1'))
  const config = path.join(dir, 'instrument-cluster.yaml')
  const environments = Object.entries(BRANCHES).map(([name, ref]) => ({
    name,
    database: { url: world.databases.boardUrl(name as keyof typeof BRANCHES) },
    flyway: { defaultSchema: 'audit', table: 'Applied Migrations' },
    scripts: { git: { repository: bare, ref, folder: 'db' } },
    kubernetes: {
      kubeconfig: world.kubeconfig,
      context: 'board',
      namespace: 'ledger',
      selector: 'app=ledger',
      container: 'migrate',
    },
  }))
  writeFileSync(config, stringify({ environments }))
  const board = await runBoard(config, {})
  const read = (name: string) => board.ask<Environment>(`/environments/${name}`)
  const cells = async (name: string) =>
    (await read(name)).migrations.map(({ key, flywayState, script }) => [key, flywayState, script])

  await expect.poll(() => cells('prod')).toEqual([['V1', 'Success', 'V1__first.sql']])
  await expect
    .poll(() => cells('staging'))
    .toEqual([
      ['V1', 'Pending', 'V1__first.sql'],
      ['V2', 'Pending', 'nested/V2__second.sql'],
    ])
  expect((await cells('dev')).length).toBe(3)
  expect((await read('dev')).scripts).toMatchObject({ ref: 'dev', versioned: 3, newest: '3' })
  await expect.poll(async () => (await read('prod')).run?.pod).toBe('ledger-1')

  // A push is seen within five seconds.
  push('main', 'V4__fourth.sql', 'SELECT 1;\n')
  await expect
    .poll(async () => (await cells('prod')).at(-1), { timeout: 5_000 })
    .toEqual(['V4', 'Pending', 'V4__fourth.sql'])
  // A ref that is gone keeps the last known scripts, and says so.
  git('push', '--quiet', bare, '--delete', 'stg')
  await expect.poll(async () => (await read('staging')).sources.scripts.state, { timeout: 20_000 }).toBe('failed')
  expect((await cells('staging')).length).toBe(2)
  await board.stop()
})

const GIT_ENV = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
} as unknown as NodeJS.ProcessEnv

async function migrate(folder: string, url: string, target: string): Promise<void> {
  const { username, password, host, pathname } = new URL(url)
  const container = startContainer({
    file: path.resolve('lib/cli/flyway.ts'),
    args: ['migrate', '-defaultSchema=audit', '-table=Applied Migrations', `-target=${target}`],
    cwd: folder,
    env: {
      FLYWAY_URL: `jdbc:postgresql://${host}${pathname}`,
      FLYWAY_USER: username,
      FLYWAY_PASSWORD: password,
      FLYWAY_LOCATIONS: 'filesystem:.',
    },
  })
  expect(await container.exit).toBe(0)
}

function otherPod(name: string) {
  const pod = samplePod(name, {
    state: {
      terminated: {
        exitCode: 0,
        reason: 'Completed',
        startedAt: '2026-11-23T09:00:00Z',
        finishedAt: '2026-11-23T09:00:02Z',
        containerID: 'containerd://ledger',
      },
    },
  })
  const renamed = JSON.parse(JSON.stringify(pod).replaceAll('wst-flyway-migrate', 'migrate')) as typeof pod
  return { ...renamed, metadata: { ...renamed.metadata, namespace: 'ledger' } }
}
