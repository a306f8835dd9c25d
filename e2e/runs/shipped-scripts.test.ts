import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeRepository } from '../../lib/sources/test-repository'
import { TOKEN } from '../world/emulator/samples'
import { type Emulator, startEmulator } from '../world/emulator/start'
import { playContainer } from '../world/kubelet/play-container'
import { createDeployment, type Deployment } from '../world/workload/deployment'
import { type Observed, observe } from './observe'

const dir = mkdtempSync(path.join(tmpdir(), 'shipped-'))
let api: Emulator
let deployment: Deployment
let observed: Observed

before(async () => {
  const { bare, push } = makeRepository(dir)
  push('v1', { 'migrations/V1__a.sql': 'select 1;' })
  push('v2', { 'migrations/V1__a.sql': 'select 1;', 'migrations/V2__b.sql': 'select 2;' })
  api = await startEmulator({ token: TOKEN })
  deployment = createDeployment({ api, factor: 1 / 50, longestBackOff: 30 }, 'wst-flyway-prod', () =>
    playContainer([], 0),
  )
  const git = { repository: bare, ref: 'v{imageTag}', folder: 'migrations', tokenFile: null, keyFile: null }
  const workloads = { prod: { kind: 'Deployment' as const, name: 'wst-flyway-prod' } }
  observed = await observe(api, workloads, { scripts: { kind: 'git', ...git } })
})
after(async () => {
  await observed.stop()
  await deployment.clear()
  await api.stop()
  rmSync(dir, { recursive: true, force: true })
})

const prod = () => observed.environment('prod')
const rollOut = (image: string) =>
  deployment.rollOut({ image, url: 'jdbc:x', user: 'u', restartedAt: '1', options: {} })

test('the scripts are those that the newest pod carries, and others as soon as a newer pod does', async () => {
  await rollOut('registry:5000/wst-flyway:1')
  await until(() => prod()?.scripts?.ref === 'v1', 'the scripts of v1')
  assert.equal(prod()?.scripts?.newest, '1')
  await rollOut('registry:5000/wst-flyway:2')
  await until(() => prod()?.scripts?.ref === 'v2', 'the scripts of v2')
  assert.equal(prod()?.scripts?.newest, '2')
})

test('a pod whose image has no tag, or one that the repository does not know, is said; what was read stays', async () => {
  await rollOut('registry:5000/wst-flyway')
  await until(() => prod()?.sources.scripts.state === 'failed', 'a failure')
  assert.match(prod()?.sources.scripts.reason ?? '', /no pod carries v\{imageTag\}/)
  await rollOut('registry:5000/wst-flyway:99')
  await until(() => /no such branch/.test(prod()?.sources.scripts.reason ?? ''), 'another failure')
  assert.equal(prod()?.scripts?.ref, 'v2')
})

async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(20)) if (holds()) return
  assert.fail(`never: ${what}: ${JSON.stringify([prod()?.scripts, prod()?.sources.scripts, prod()?.rollout])}`)
}
