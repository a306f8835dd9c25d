import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Board } from '../../lib/board/schema'
import { freePort } from '../free-port'
import { runDemo } from '../run-demo'
import { readWorldFile } from '../world/demo/world-file'
import { descendantsOf, stillRunning } from './processes'
import { until } from './until'

type Place = { folder: string; user?: { uid: number; gid: number }; env?: Record<string, string> }

/** Plays what the README promises of the demo, in this checkout: it starts, shows, heals and ends. */
export async function showDemo({ folder, user, env }: Place): Promise<void> {
  const demo = await runDemo({ folder, port: await freePort(), user, env })
  try {
    await showFailure(demo.url)
    execFileSync('npm', ['run', 'demo:do', '--', 'fix'], { cwd: folder, ...user, env: { ...process.env, ...env } })
    await until('prod is ok after the fix', 90, async () => stateOf(await readBoard(demo.url), 'prod') === 'ok' || null)
    await showEnd(demo, folder)
  } finally {
    if (stillRunning(descendantsOf(process.pid)).some(({ pid }) => pid === demo.group))
      process.kill(-demo.group, 'SIGKILL')
  }
}

async function showFailure(url: string): Promise<void> {
  const board = await until('dev is running, prod failed', 30, async () => {
    const taken = await readBoard(url)
    return stateOf(taken, 'dev') === 'running' && stateOf(taken, 'prod') === 'failed' ? taken : null
  })
  assert.deepEqual(
    board.environments.map(({ name }) => name),
    ['dev', 'staging', 'prod'],
  )
  const [dev, , prod] = board.environments
  assert.equal(dev?.run?.state, 'running')
  assert.ok(board.findings.some(({ kind, environment }) => kind === 'ghost-failure' && environment === 'prod'))
  const { sqlState, script, line } = prod?.failure ?? {}
  assert.equal(sqlState, '23514')
  assert.match(script ?? '', /V24__media_release_year\.sql$/)
  assert.equal(line, 11)

  const words = (await (await fetch(url)).text()).replace(/<(script|style)\b.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ')
  for (const said of [
    board.verdict.text,
    'Dev',
    'Staging',
    'Prod',
    'running',
    '23514',
    'V24__media_release_year.sql',
  ]) {
    assert.ok(words.toLowerCase().includes(said.toLowerCase()), `the page without JavaScript says "${said}"`)
  }
  assert.match(words, /line\s+11\b/i)
}

/** It ends within 5 s, with 0, and nothing that it started is left. */
async function showEnd(demo: Awaited<ReturnType<typeof runDemo>>, folder: string): Promise<void> {
  const world = readWorldFile(path.join(folder, '.data/demo/world.json'))
  const started = descendantsOf(demo.group)
  assert.ok(world && started.length > 3, `${started.length} processes belong to a running demo`)
  const asked = Date.now()
  process.kill(world.pid, 'SIGTERM')
  assert.equal(await demo.ended, 0)
  assert.ok(Date.now() - asked < 5_000, `it took ${Date.now() - asked} ms to end`)
  await until('everything is gone', 2, () => stillRunning(started).length === 0 || null)
  for (const url of [demo.url, world.control.url, world.databases.dev.owner.replace(/^.*@/, 'http://')]) {
    await assert.rejects(fetch(url), `nobody listens at ${url}`)
  }
}

const readBoard = async (url: string) => (await (await fetch(`${url}/api/v1/board`)).json()) as Board

const stateOf = ({ environments }: Board, name: string) =>
  environments.find(environment => environment.name === name)?.state
