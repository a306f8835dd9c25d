import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import pg from 'pg'
import { parse, stringify } from 'yaml'
import type { Board } from '../lib/board/schema'
import { freePort } from './free-port'
import { expect, worldTest as test } from './test'
import { SITUATIONS } from './world/story/situations'
import type { World } from './world/world'

/** Safe from the first day: no secret leaves, no script gets in, and nobody else's Host is answered. */

const VALUE = 'correct-horse-battery-staple'
const WRITTEN = 'p%40ssw0rd%2Fof%2Fprod'
const MEANT = 'p@ssw0rd/of/prod'

/** A log that holds what it should not, in a script that fails, so that its message is on every page. */
const LEAK = `DO $$ BEGIN
  RAISE NOTICE '%', 'connecting with password=${VALUE} to postgresql://atp:${WRITTEN}@db/prod';
END $$;
DO $$ BEGIN
  RAISE EXCEPTION 'refused ${MEANT}' USING DETAIL = 'token ${VALUE}', HINT = 'ask ${MEANT}';
END $$;
`

/** The world's configuration with secrets in every place that takes one. */
function plantSecrets(world: World): { config: string; env: Record<string, string>; secrets: string[] } {
  const content = parse(readFileSync(world.config, 'utf8'))
  const password = path.join(world.dir, 'password')
  writeFileSync(password, `${VALUE}-in-a-file\n`)
  const [, staging, prod] = content.environments
  const url = new URL(world.databases.boardUrl('dev'))
  staging.database = {
    host: '127.0.0.1',
    port: Number(url.port),
    database: 'staging',
    user: 'board',
    passwordFile: password,
  }
  prod.database = { url: `postgresql://board:${WRITTEN}@127.0.0.1:${url.port}/prod` }
  staging.scripts = {
    git: { repository: 'https://127.0.0.1:1/x.git', ref: 'main', tokenFile: password },
  }
  content.board = { mask: { values: [VALUE] } }
  const config = path.join(world.dir, 'secrets.yaml')
  writeFileSync(config, stringify(content))
  const tokens = parse(readFileSync(world.kubeconfig, 'utf8')).users.map(
    (user: { user: { token: string } }) => user.user.token,
  )
  return { config, env: world.env, secrets: [VALUE, WRITTEN, MEANT, url.password, ...tokens] }
}

let child: ChildProcessWithoutNullStreams | null = null
// A test that fails leaves no board behind.
test.afterEach(() => void child?.kill('SIGKILL'))

test('no configured secret is in any page, answer, stream or log of the board', async ({ world }) => {
  await SITUATIONS.calm.prepare(world)
  const { config, env, secrets } = plantSecrets(world)
  const port = await freePort()
  child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/start.ts'], {
    env: { ...process.env, ...env, PORT: String(port), INSTRUMENT_CLUSTER_CONFIG: config },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += data))
  await expect.poll(() => output, { timeout: 60_000 }).toContain('ready http')
  const url = `http://127.0.0.1:${port}`

  const endSessions = await waitWithSecret(world)
  world.environments.dev.scripts.push('V25__leak.sql', LEAK)
  await (await world.rollOut('dev')).firstExit
  const get = async (path: string) => (await fetch(url + path)).text()
  const board = async (): Promise<Board> => JSON.parse(await get('/api/v1/board'))
  await expect.poll(async () => (await board()).environments[0]?.failure?.message ?? '').toContain('refused')

  // The run that has failed: a newer one may have begun.
  const id = encodeURIComponent((await board()).environments[0]?.failure?.run ?? '')
  const paths = [
    '/',
    '/environments/dev',
    '/environments/staging',
    '/environments/prod',
    '/migrations/V25',
    '/runs',
    `/runs/${id}`,
    `/triage/dev/${id}`,
    '/readyz',
    '/healthz',
    '/api/v1/openapi.json',
    '/api/v1/board',
    '/api/v1/environments/prod',
    '/api/v1/environments/dev/sessions',
    '/api/v1/migrations/V25',
    '/api/v1/runs',
    `/api/v1/runs/${id}`,
    `/api/v1/runs/${id}/log`,
    `/api/v1/runs/${id}/log/lines`,
  ]
  const answers = await Promise.all(paths.map(async path => ({ path, text: await get(path) })))
  answers.push({ path: 'stream', text: await firstBytes(`${url}/api/v1/stream`) })
  answers.push({ path: 'log stream', text: await firstBytes(`${url}/api/v1/runs/${id}/log/stream`) })
  await endSessions()
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  answers.push({ path: 'the process', text: output })

  expect(code).toBe(0)
  const leaks = answers.flatMap(({ path, text }) =>
    secrets.filter(secret => text.includes(secret)).map(secret => [path, secret]),
  )
  expect(leaks).toEqual([])
  const masked = await Promise.resolve(answers.find(({ path }) => path.endsWith('/log'))?.text)
  expect(masked).toContain('password=••••••')
  const statement = answers.find(({ path }) => path.endsWith('/sessions'))?.text
  expect(statement).toContain("SELECT pg_advisory_lock(7), '••••••'")
})

/** A session of dev that waits for another one, with secrets in its statement; the board may see it. */
async function waitWithSecret({ databases }: World): Promise<() => Promise<void>> {
  await databases.superuser('GRANT pg_read_all_stats TO board')
  const open = async () => {
    const client = new pg.Client(databases.ownerUrl('dev'))
    client.on('error', () => {})
    await client.connect()
    return client
  }
  const [holder, waiter] = [await open(), await open()]
  await holder.query('SELECT pg_advisory_lock(7)')
  const waits = waiter.query(`SELECT pg_advisory_lock(7), '${VALUE}', 'postgresql://atp:${WRITTEN}@db/prod'`)
  const isWaiting = 'SELECT FROM pg_locks WHERE NOT granted'
  await expect.poll(async () => (await databases.superuser(isWaiting)).rowCount).toBe(1)
  return async () => {
    await holder.end()
    await waits
    await waiter.end()
    await databases.superuser('REVOKE pg_read_all_stats FROM board')
  }
}

async function firstBytes(url: string): Promise<string> {
  const stop = new AbortController()
  const response = await fetch(url, { signal: stop.signal })
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString()
    if (text.includes('event: ')) break
  }
  stop.abort()
  return text
}

/** `fetch` sets the Host itself; a plain request sends the one that it is told to. */
function statusFor(port: number, path: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path, headers: { host } }, response => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      .on('error', reject)
  })
}

test('a foreign Host is refused on every path but those of probes', async ({ board }) => {
  const html = await (await fetch(board.url)).text()
  const script = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? ''
  for (const path of ['/', '/api/v1/board', '/api/v1/stream', '/runs', '/icon.svg', script, '/nowhere']) {
    expect([path, await statusFor(board.port, path, 'evil.example')]).toEqual([path, 421])
  }
  for (const path of ['/healthz', '/readyz']) expect(await statusFor(board.port, path, 'evil.example')).toBe(200)
  expect(await statusFor(board.port, '/', `localhost:${board.port}`)).toBe(200)
})

test('an address that cannot be decoded is told as the mistake of who asks', async ({ board }) => {
  for (const path of ['/migrations/%E0%A4%A', '/runs/%zz', '/api/v1/migrations/%ff']) {
    expect([path, await statusFor(board.port, path, 'localhost')]).toEqual([path, 400])
  }
})

test('pages come with a policy that lets no script in but the board’s own', async ({ board }) => {
  const first = await fetch(board.url)
  const policy = first.headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(first.headers.get('x-content-type-options')).toBe('nosniff')
  expect(first.headers.get('referrer-policy')).toBe('no-referrer')
  expect(first.headers.get('x-frame-options')).toBe('DENY')
  const html = await first.text()
  const without = [...html.matchAll(/<script(?![^>]*\bnonce=)[^>]*>/g)].map(([tag]) => tag)
  expect(without).toEqual([])
  expect(html).toContain(`nonce="${nonce}"`)
  expect((await fetch(board.url)).headers.get('content-security-policy')).not.toContain(nonce)
})
