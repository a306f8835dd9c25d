import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { readMemory } from '../../bench/process-use'
import { type RealBoard, startRealBoard } from '../real-board'
import { realSuite } from '../real-suite'
import { runContainer } from '../run-container'
import { openViewer } from '../viewer'

const run = promisify(execFile)
const LARGEST = 64 << 20

realSuite('the board under the rights of deploy/', world => {
  let started: RealBoard | null = null
  const board = () => started ?? assert.fail('the board was not started')
  before(async () => {
    started = await startRealBoard(world())
  })
  after(() => started?.stop())

  const isSeen = (pod: string) => eventually(`the run of ${pod}`, async () => (await board().run(pod)) !== undefined)
  const linesOf = async (pod: string) => (await board().run(pod))?.log.lines ?? 0

  test('every right that it asks for is granted, and it asks for no more than get, list and watch', async () => {
    const container = runContainer(world(), 'dev-1')
    container.write('Flyway 13')
    await container.reportRunning()
    await eventually('the line', async () => (await linesOf('dev-1')) === 1)
    await eventually('the rights', async () => (await board().environment()).access !== null)
    const { access } = await board().environment()
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
    const quiet = new AbortController()
    const talk = talkUntil(quiet.signal, i => container.write(`row ${i}: ${'ö'.repeat(i % 60)}`))
    const grows = async () => {
      const lines = await linesOf('dev-2')
      await eventually('more lines', async () => (await linesOf('dev-2')) > lines + 200)
    }
    try {
      await isSeen('dev-2')
      for (let life = 0; life < 2; life++) {
        await grows()
        await board().killAndStart()
        await isSeen('dev-2')
      }
      await grows()
    } finally {
      quiet.abort()
      await talk
    }
    container.end(0)
    await container.reportEnd()
    await world().removePod('dev-2')
    const { stdout } = await witness
    const { id = '' } = (await board().run('dev-2')) ?? {}
    await eventually('the end of the log', async () => {
      return !/^(live|resumed)$/.test((await board().run('dev-2'))?.log.completeness ?? 'live')
    })
    const text = await (await fetch(`${board().url}/api/v1/runs/${id}/log`)).text()
    assert.ok(stdout.length > 10_000)
    // Told where they differ: the whole text of both would be.
    assert.deepEqual(firstDifference(text, stdout), null)
  })

  test('a viewer that never reads costs the others nothing, and the board no more than what it has been sent', async () => {
    // The first run brings the board to the size that it works at.
    const alone = await watchTalk('dev-3', false)
    const beside = await watchTalk('dev-4', true)
    // Of these three rounds its part is over 30 MB.
    const growth = (beside.at(-1) ?? 0) - (beside.at(-4) ?? 0)
    assert.ok(growth <= 10, `${[...alone, ...beside].map(Math.round).join(', ')} MB`)
  })

  /** What the board has resident after each round of a run that talks, one viewer reading along. */
  async function watchTalk(pod: string, withStalled: boolean): Promise<number[]> {
    const container = runContainer(world(), pod)
    container.write('Flyway 13')
    await container.reportRunning()
    await isSeen(pod)
    const { id = '' } = (await board().run(pod)) ?? {}
    const stream = `${board().url}/api/v1/runs/${id}/log/stream`
    const viewer = await openViewer(stream)
    const stalled = withStalled ? await openViewer(stream, { reads: false }) : null
    const memory: number[] = []
    for (let round = 0; round < 6; round++) {
      for (let i = 0; i < 60_000; i++) {
        container.write(`row ${i}: ${'x'.repeat(i % 200)}`)
        if (i % 2_000 === 0) await sleep(5)
      }
      await eventually('all lines', async () => viewer.lines() === container.lines.length)
      await eventually('all stored', async () => (await linesOf(pod)) === container.lines.length)
      memory.push(readMemory(board().pid))
    }
    stalled?.close()
    viewer.close()
    container.end(0)
    await container.reportEnd()
    return memory
  }

  test('without its Role it says so, with the missing rule; with it again it is well', async () => {
    const { kubectl } = world().server
    await kubectl('delete', 'role', '-n', 'pgsql', 'instrument-cluster')
    await eventually('a finding', async () => {
      return (await board().environment()).findings.some(({ kind }) => kind === 'not-permitted')
    })
    await eventually('what is missing', async () => {
      const { access } = await board().environment()
      return access?.rights.every(({ verbs, missing }) => verbs.join() === missing.join()) === true
    })
    const page = await (await fetch(`${board().url}/environments/dev`)).text()
    assert.match(page, /kind: Role/)
    assert.match(page, /resources: \[pods, events/)
    await kubectl('apply', '-k', 'deploy')
    await eventually('all rights', async () => {
      const { access, findings } = await board().environment()
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

/** A thousand lines a second, as a talkative script. */
async function talkUntil(signal: AbortSignal, write: (number: number) => void): Promise<void> {
  for (let i = 0; !signal.aborted; i++) {
    write(i)
    if (i % 10 === 9) await sleep(10)
  }
}

function firstDifference(ours: string, theirs: string): { line: number; ours: string | null; theirs: string } | null {
  if (ours === theirs) return null
  const [some, others] = [ours.split('\n'), theirs.split('\n')]
  const line = others.findIndex((text, i) => text !== some[i])
  return { line, ours: some[line] ?? null, theirs: others[line] ?? '' }
}
