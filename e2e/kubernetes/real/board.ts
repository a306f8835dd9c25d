import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Runs } from '../../../lib/board/answers'
import type { Board } from '../../../lib/board/schema'
import { runBoard, type TestBoard } from '../../run-board'
import { type Databases, startDatabases } from '../../world/databases'
import { realSuite } from '../real-suite'
import { runContainer } from '../run-container'

const run = promisify(execFile)
const LARGEST = 64 << 20
const URL_OF_DEV = 'DEV_DATABASE_URL'

/** The production build under the token of the ServiceAccount that `kubectl apply -k deploy/` makes, and no other. */
realSuite('the board under the rights of deploy/', world => {
  let folder = ''
  let databases: Databases | null = null
  let board: TestBoard | null = null

  const start = async () => {
    const { archiveUrl, boardUrl } = databases ?? assert.fail()
    board = await runBoard(path.join(folder, 'board.yaml'), {
      BOARD_DATABASE_URL: archiveUrl,
      [URL_OF_DEV]: boardUrl('dev'),
    })
    return board
  }
  const kill = async () => {
    const { pid, ended } = board ?? assert.fail()
    process.kill(pid, 'SIGKILL')
    await ended
  }
  const environment = async () => {
    const answer = await board?.ask<Board>('/board')
    return { ...(answer?.environments[0] ?? assert.fail()), findings: answer?.findings ?? [] }
  }
  const newest = async () => (await board?.ask<Runs>('/runs?environment=dev&limit=1'))?.runs[0]

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'board-'))
    databases = await startDatabases(path.join(folder, 'postgres'))
    const kubernetes = { kubeconfig: world().kubeconfig, namespace: 'pgsql', deployment: 'wst-flyway-dev' }
    const environments = [
      {
        name: 'dev',
        database: { url: `\${${URL_OF_DEV}}` },
        scripts: { folder: path.resolve('migrations') },
        kubernetes: { ...kubernetes, container: 'wst-flyway-migrate' },
      },
    ]
    await writeFile(path.join(folder, 'board.yaml'), JSON.stringify({ environments }))
    await world().server.must('POST', '/apis/apps/v1/namespaces/pgsql/deployments', deployment)
    await start()
  })
  after(async () => {
    await board?.stop()
    await databases?.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  test('every right that it asks for is granted, and it asks for no more than get, list and watch', async () => {
    const container = runContainer(world(), 'dev-1')
    container.write('Flyway 13')
    await container.reportRunning()
    await eventually('the line', async () => (await newest())?.log.lines === 1)
    await eventually('the rights', async () => (await environment()).access !== null)
    const { access } = await environment()
    assert.deepEqual(
      access?.rights.map(({ resource, missing }) => [resource, missing]),
      ['pods', 'events', 'pods/log', 'deployments', 'replicasets'].map(resource => [resource, []]),
    )
    container.end(0)
    await container.reportEnd()
    await world().removePod('dev-1')
    const asked = world().server.audit()
    const whats = new Set(asked.map(({ what }) => what))
    for (const what of ['list pods', 'watch pods', 'get pods/log', 'get deployments']) assert.ok(whats.has(what), what)
    for (const what of whats) assert.match(what, /^(get|list|watch) |^create selfsubjectaccessreviews$/)
    assert.deepEqual(
      asked.filter(({ status }) => status === 403),
      [],
    )
  })

  test('killed twice in the middle of a run whose pod goes right after, it has the bytes that kubectl wrote', async () => {
    const container = runContainer(world(), 'dev-2')
    container.write('Flyway 13', 'Migrating schema "atp" to version "25 - talk"')
    await container.reportRunning()
    const { kubectlFile } = world().server
    const witness = run(
      kubectlFile,
      [`--kubeconfig=${world().kubeconfig}`, '-n', 'pgsql', 'logs', '-f', 'dev-2', '-c', 'wst-flyway-migrate'],
      { maxBuffer: LARGEST },
    )
    await eventually('both readers', async () => world().logRequests('dev-2') >= 2)
    let talking = true
    const talk = (async () => {
      for (let i = 0; talking; i++) {
        container.write(`row ${i}: ${'ö'.repeat(i % 60)}`)
        if (i % 10 === 9) await sleep(10)
      }
    })()
    const grows = async () => {
      const lines = (await newest())?.log.lines ?? 0
      await eventually('more lines', async () => ((await newest())?.log.lines ?? 0) > lines + 200)
    }
    await eventually('the run', async () => (await newest())?.pod === 'dev-2')
    for (let life = 0; life < 2; life++) {
      await grows()
      await kill()
      await start()
      await eventually('the run again', async () => (await newest())?.pod === 'dev-2')
    }
    await grows()
    talking = false
    await talk
    container.end(0)
    await container.reportEnd()
    await world().removePod('dev-2')
    const { stdout } = await witness
    const { id = '' } = (await newest()) ?? {}
    const log = async () => (await fetch(`${board?.url}/api/v1/runs/${id}/log`)).text()
    await eventually(
      'the end of the log',
      async () => !/^(live|resumed)$/.test((await newest())?.log.completeness ?? ''),
    )
    assert.ok(stdout.length > 10_000)
    // Told where they differ: the whole text of both would be.
    assert.deepEqual(firstDifference(await log(), stdout), null)
  })

  test('without its Role it says so, with the missing rule; with it again it is well', async () => {
    const { kubectl } = world().server
    await kubectl('delete', 'role', '-n', 'pgsql', 'instrument-cluster')
    await eventually('a finding', async () =>
      (await environment()).findings.some(({ kind }) => kind === 'not-permitted'),
    )
    await eventually('what is missing', async () => {
      const { access } = await environment()
      return access?.rights.every(({ verbs, missing }) => verbs.join() === missing.join()) === true
    })
    const page = await (await fetch(`${board?.url}/environments/dev`)).text()
    assert.match(page, /kind: Role/)
    assert.match(page, /resources: \[pods, events/)
    await kubectl('apply', '-k', 'deploy')
    await eventually('all rights', async () => {
      const { access, findings } = await environment()
      const whole = access?.rights.every(({ missing }) => missing.length === 0) === true
      return whole && findings.every(({ kind }) => kind !== 'not-permitted')
    })
  })
})

/** Waits until something holds, as long as a loaded machine may need. */
async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 120_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`never came: ${what}`)
    await sleep(100)
  }
}

const labels = { app: 'dev' }
const deployment = {
  metadata: { name: 'wst-flyway-dev' },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        initContainers: [{ name: 'wst-flyway-migrate', image: 'flyway/flyway:13' }],
        containers: [{ name: 'wst-flyway', image: 'pause' }],
      },
    },
  },
}

function firstDifference(ours: string, theirs: string): { line: number; ours?: string; theirs?: string } | null {
  if (ours === theirs) return null
  const [some, others] = [ours.split('\n'), theirs.split('\n')]
  const line = others.findIndex((text, i) => text !== some[i])
  return { line, ...(some[line] !== undefined && { ours: some[line] }), theirs: others[line] ?? '' }
}
