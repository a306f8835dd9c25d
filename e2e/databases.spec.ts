import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import type { Environment } from '../lib/board/schema'
import { startFakeServer } from './fake-server'
import { freePort } from './free-port'
import { runBoard } from './run-board'
import { expect, worldTest as test } from './test'
import { SITUATIONS } from './world/story/situations'

test('every way in which a database can fail is named, for that environment alone', async ({ world }) => {
  await SITUATIONS.calm.prepare(world)
  const silent = await startFakeServer(null)
  const garbage = await startFakeServer('HTTP/1.1 400 Bad Request\r\n\r\n')
  const down = await freePort()
  const good = new URL(world.databases.boardUrl('dev'))
  const at = (change: (url: URL) => void) => {
    const url = new URL(good)
    change(url)
    return url.href
  }
  const urls: Record<string, string> = {
    good: good.href,
    down: at(url => (url.port = String(down))),
    silent: at(url => (url.port = String(silent.port))),
    garbage: at(url => (url.port = String(garbage.port))),
    'wrong-password': at(url => (url.password = 'not-the-password')),
    'no-database': at(url => (url.pathname = '/nowhere')),
    'no-tls': at(url => url.searchParams.set('sslmode', 'require')),
  }
  const tables: Record<string, { table: string; schema: string }> = {
    'no-table': { schema: 'public', table: 'never_made' },
    denied: { schema: 'atp', table: 'media' },
  }
  const environments = [
    ...Object.entries(urls).map(([name, url]) => ({ name, database: { url } })),
    ...Object.entries(tables).map(([name, { table, schema }]) => ({
      name,
      database: { url: good.href },
      flyway: { table, defaultSchema: schema },
    })),
  ].map(environment => ({ ...environment, scripts: { folder: world.environments.dev.scripts.folder } }))
  const config = path.join(world.dir, 'databases.yaml')
  writeFileSync(config, stringify({ environments }))

  const board = await runBoard(config, {})
  const history = async (name: string) => (await board.ask<Environment>(`/environments/${name}`)).sources.history
  const failures: Record<string, RegExp> = {
    down: /cannot be reached/,
    silent: /did not answer in time/,
    garbage: /cannot be understood|cannot be reached/,
    'wrong-password': /refused the credentials.*28P01/,
    'no-database': /was not found.*3D000/,
    'no-tls': /TLS/,
    denied: /does not permit.*42501/,
  }
  for (const [name, reason] of Object.entries(failures)) {
    await expect.poll(async () => (await history(name)).state, { timeout: 30_000, message: name }).toBe('failed')
    expect((await history(name)).reason).toMatch(reason)
  }
  expect((await history('good')).state).toBe('ok')
  // No table is an answer: Flyway has not run here yet.
  expect((await history('no-table')).state).toBe('ok')
  const { findings } = await board.ask<{ findings: { kind: string; environment: string }[] }>('/board?summary')
  const named = (kind: string) =>
    findings.filter(finding => finding.kind === kind).map(({ environment }) => environment)
  expect(named('never-migrated')).toEqual(['no-table'])
  expect(named('not-permitted')).toEqual(['denied'])
  expect(named('source-failed').sort()).toEqual([
    'down',
    'garbage',
    'no-database',
    'no-tls',
    'silent',
    'wrong-password',
  ])
  await board.stop()
  await silent.stop()
  await garbage.stop()
})
