import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { MigrationAcross, Problem, Runs } from '@/lib/board/answers'
import { Board, Environment } from '@/lib/board/schema'
import { Sessions } from '@/lib/board/sessions'
import { readConfig } from '@/lib/config'
import { installServer } from '@/lib/server'
import { createServer } from '@/lib/start-server'
import * as board from './board/route'
import * as environment from './environments/[environment]/route'
import * as sessions from './environments/[environment]/sessions/route'
import * as migration from './migrations/[key]/route'
import * as lines from './runs/[id]/log/lines/route'
import * as log from './runs/[id]/log/route'
import * as follow from './runs/[id]/log/stream/route'
import * as run from './runs/[id]/route'
import * as runs from './runs/route'
import * as stream from './stream/route'

const SECRET = 'pl4nted-secret'

/** A board with one folder of scripts and a database that is not there. */
async function startServer() {
  const cwd = mkdtempSync(path.join(os.tmpdir(), 'instrument-cluster-routes-'))
  writeFileSync(path.join(cwd, 'V1__a.sql'), 'SELECT 1;')
  const url = `postgresql://board:${SECRET}@127.0.0.1:1/atp`
  const yaml = `environments:\n  - { name: dev, project: atp, database: { url: "${url}" }, scripts: { folder: . } }\n`
  writeFileSync(path.join(cwd, 'instrument-cluster.yaml'), yaml)
  const read = readConfig({ env: {}, cwd })
  if ('message' in read) throw new Error(read.message)
  const server = createServer(read.config, read.secrets)
  installServer(server)
  const isRead = () => server.board().environments[0]?.migrations.length === 1
  while (server.readiness().state !== 'ready' || !isRead()) await sleep(10)
  return async () => {
    await server.stop()
    rmSync(cwd, { recursive: true })
  }
}

let stop = async () => {}
before(async () => {
  stop = await startServer()
})
after(() => stop())

type Route = { GET: (request: Request, context: never) => Response | Promise<Response> }

/** Asks a route as Next does, with the parts of its path decoded. */
async function ask(
  route: Route,
  query = '',
  params: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  const request = new Request(`http://127.0.0.1/${query}`, { headers })
  // Each route takes the parameters of its own path; here they are given by hand.
  return route.GET(request, { params: Promise.resolve(params) } as never)
}

const GOOD: [
  name: string,
  route: Route,
  query: string,
  params: Record<string, string>,
  schema: { parse: (body: unknown) => unknown },
][] = [
  ['board', board, '', {}, Board],
  ['board of a project', board, '?project=atp&summary', {}, Board],
  ['environment', environment, '', { environment: 'dev' }, Environment],
  ['sessions', sessions, '', { environment: 'dev' }, Sessions],
  ['migration', migration, '?project=atp', { key: 'V1' }, MigrationAcross],
  ['runs', runs, '?environment=dev&state=failed&limit=1', {}, Runs],
]

for (const [name, route, query, params, schema] of GOOD) {
  test(`${name}: the answer is as its schema has it, without a secret, and unchanged it is not sent again`, async () => {
    const response = await ask(route, query, params)
    assert.equal(response.status, 200)
    const text = await response.text()
    schema.parse(JSON.parse(text))
    assert.ok(!text.includes(SECRET))
    const etag = response.headers.get('etag') ?? ''
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await ask(route, query, params, { 'if-none-match': known })
      assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', etag])
    }
    assert.equal((await ask(route, query, params, { 'if-none-match': '"x"' })).status, 200)
  })
}

const BAD: [route: Route, query: string, params: Record<string, string>, status: number, detail: RegExp][] = [
  [board, '?project=x', {}, 404, /belongs to this project/],
  [board, '?project=', {}, 404, /belongs to this project/],
  [board, '?summary=perhaps', {}, 400, /^summary: /],
  [stream, '?project=%3Cscript%3E', {}, 404, /belongs to this project/],
  [environment, '', { environment: '__proto__' }, 404, /api\/v1\/board\?summary/],
  [sessions, '', { environment: 'x' }, 404, /api\/v1\/board\?summary/],
  [migration, '', { key: 'V2' }, 404, /No environment has/],
  [migration, '?project=x', { key: 'V1' }, 404, /belongs to this project/],
  [runs, '?limit=0&state=x', {}, 400, /^state: .*; limit: /],
  [runs, '?limit=1e9', {}, 400, /^limit: /],
  [runs, '?environment=x', {}, 404, /api\/v1\/board\?summary/],
  [runs, '?before=x', {}, 404, /no longer kept/],
  [run, '', { id: '../../x' }, 404, /GET \/api\/v1\/runs/],
  [log, '?from=x', { id: 'x' }, 400, /^from: /],
  [log, '', { id: 'x' }, 404, /GET \/api\/v1\/runs/],
  [lines, '?limit=5001&direction=up', { id: 'x' }, 400, /^limit: .*; direction: /],
  [follow, '?after=-1', { id: 'x' }, 404, /GET \/api\/v1\/runs/],
]

for (const [route, query, params, status, detail] of BAD) {
  test(`${JSON.stringify(params)}${query} is refused with ${status} and a reason`, async () => {
    const response = await ask(route, query, params)
    assert.equal(response.status, status)
    assert.equal(response.headers.get('content-type'), 'application/problem+json')
    const problem = Problem.parse(await response.json())
    assert.equal(problem.status, status)
    assert.match(problem.detail, detail)
  })
}

test('with summary the environments come without their migrations, with summary=false they do not', async () => {
  const migrationsOf = async (query: string) =>
    Board.parse(await (await ask(board, query)).json()).environments.map(({ migrations }) => migrations.length)
  assert.deepEqual(await migrationsOf('?summary'), [0])
  assert.deepEqual(await migrationsOf('?summary=true'), [0])
  assert.deepEqual(await migrationsOf('?summary=false'), [1])
})
