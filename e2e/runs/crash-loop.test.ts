import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import { TOKEN } from '../world/emulator/samples'
import { type Emulator, startEmulator } from '../world/emulator/start'
import { playContainer } from '../world/kubelet/play-container'
import { createDeployment, type Deployment } from '../world/workload/deployment'
import { failingLines } from './flyway-lines'
import { type Observed, observe } from './observe'

const ATTEMPTS = 30
const WORKLOADS = { prod: { kind: 'Deployment' as const, name: 'wst-flyway-prod' } }
const TEMPLATE = { image: 'flyway:13', url: 'jdbc:x', user: 'u', restartedAt: '1', options: {} }

const dir = mkdtempSync(path.join(tmpdir(), 'crash-loop-'))
let postgres: EmbeddedPostgres
let api: Emulator
let deployment: Deployment
let started = 0
let observed: Observed

before(async () => {
  postgres = await startEmbeddedPostgres({ dir, databases: ['board', 'gaps'] })
  api = await startEmulator({ token: TOKEN })
})
after(async () => {
  await observed?.stop()
  await deployment?.clear()
  await api.stop()
  await postgres.stop()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

/** A pod that fails at once, again and again; the kubelet waits at 1/50, and no longer than 30 s of its own. */
function prepareCrashLoop() {
  started = 0
  const node = { api, factor: 1 / 50, longestBackOff: 30 }
  deployment = createDeployment(node, 'wst-flyway-prod', () =>
    playContainer(failingLines(`attempt ${++started}`), 1, 300),
  )
}

const ofRuns = () => observed.findings('prod').filter(({ kind }) => !/^(source|never)/.test(kind))
const runs = async () => (await observed.queries.runs({ environment: 'prod', limit: 100 })).runs

test(`a crash loop of ${ATTEMPTS} attempts is as many runs with their own logs, one finding, and one line on the board`, async () => {
  prepareCrashLoop()
  observed = await observe(api, WORKLOADS, { archive: postgres.url('board') })
  await until(() => observed.isFound('prod'), 'the Deployment')
  const most = { findings: 0 }
  await deployment.rollOut(TEMPLATE)
  await until(() => {
    most.findings = Math.max(most.findings, ofRuns().length)
    return started > ATTEMPTS
  }, `${ATTEMPTS} attempts`)
  await deployment.clear()

  const ended = (await runs()).filter(({ attempt }) => attempt <= ATTEMPTS)
  assert.deepEqual(
    ended.map(({ attempt }) => attempt),
    Array.from({ length: ATTEMPTS }, (_, index) => ATTEMPTS - index),
  )
  for (const run of ended) {
    assert.deepEqual([run.state, run.exitCode, run.failure?.sqlState], ['failed', 1, '23514'], `attempt ${run.attempt}`)
    assert.equal(
      await textOf(run.id),
      failingLines(`attempt ${run.attempt}`)
        .map(line => `${line}\n`)
        .join(''),
    )
  }
  assert.equal(most.findings, 1, 'there was never more than one finding')
  const [finding] = ofRuns()
  assert.deepEqual([finding?.kind, finding?.migration, ofRuns().length], ['ghost-failure', 'V24', 1])
  assert.ok((finding?.attempts ?? 0) >= ATTEMPTS, `${finding?.attempts} attempts are counted`)
  await observed.stop()
})

test('attempts that ended while no board was there are missing, and not made up', async () => {
  prepareCrashLoop()
  observed = await observe(api, WORKLOADS, { archive: postgres.url('gaps') })
  await until(() => observed.isFound('prod'), 'the Deployment')
  const { pod } = await deployment.rollOut(TEMPLATE)
  const seen = () => observed.environment('prod')?.run
  await until(() => seen()?.attempt === 3 && seen()?.state === 'failed', 'the third attempt')
  await observed.stop()
  await until(() => started >= 7, 'the seventh attempt')
  observed = await observe(api, WORKLOADS, { archive: postgres.url('gaps') })
  await until(() => (seen()?.attempt ?? 0) > 7, 'an attempt after it')

  const known = (await runs()).filter(({ podUid }) => podUid === pod.metadata.uid).map(({ attempt }) => attempt)
  assert.ok(
    [1, 2, 3].every(attempt => known.includes(attempt)),
    `${known} have what was seen before`,
  )
  assert.ok(!known.includes(5), `${known} have nothing that nobody saw`)
  assert.equal(seen()?.attempt, Math.max(...known))
  assert.ok((ofRuns()[0]?.attempts ?? 0) >= 7, 'those that nobody saw count, too')
})

async function textOf(id: string): Promise<string> {
  let text = ''
  for await (const piece of (await observed.queries.logText(id))?.text ?? []) text += piece
  return text
}

async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(20)) if (holds()) return
  assert.fail(`never: ${what}: ${JSON.stringify([observed.environment('prod')?.run, observed.findings('prod')])}`)
}
