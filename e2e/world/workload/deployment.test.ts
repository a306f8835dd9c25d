import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { TOKEN } from '../emulator/samples'
import { type Emulator, startEmulator } from '../emulator/start'
import { startContainer } from '../kubelet/container'
import { createDeployment, type Deployment } from './deployment'
import type { Template } from './objects'

const cwd = mkdtempSync(path.join(tmpdir(), 'deployment-'))
let api: Emulator
let deployment: Deployment

before(async () => {
  api = await startEmulator({ token: TOKEN })
  const file = path.join(cwd, 'program.ts')
  writeFileSync(file, 'process.exitCode = Number(process.env.CODE)')
  deployment = createDeployment({ api, factor: 1 / 50, longestBackOff: 30 }, 'wst-flyway-prod', pod => {
    const CODE = pod.spec.initContainers[0]?.env?.find(({ name }) => name === 'CODE')?.value ?? ''
    return startContainer({ file, args: [], cwd, env: { CODE } })
  })
})
after(async () => {
  await deployment.clear()
  await api.stop()
  rmSync(cwd, { recursive: true })
})

const template = (code: number): Template => ({
  image: 'flyway/flyway:13',
  url: 'jdbc:x',
  user: 'u',
  restartedAt: new Date().toISOString(),
  options: { CODE: String(code) },
})
const names = () => api.store.list('pods', 'pgsql').map(({ metadata }) => metadata.name)

test('a rollout replaces the old pod when the new one is ready, and stays beside it while it fails', async () => {
  const first = await deployment.rollOut(template(0))
  assert.match(first.pod.metadata.name, /^wst-flyway-prod-[a-z0-9]{10}-[a-z0-9]{5}$/)
  assert.equal(await first.ready, true)

  const failing = await deployment.rollOut(template(1))
  await failing.firstExit
  assert.deepEqual(names().sort(), [first.pod.metadata.name, failing.pod.metadata.name].sort())

  const last = await deployment.rollOut(template(0))
  assert.equal(names().includes(failing.pod.metadata.name), false)
  assert.equal(await last.ready, true)
  while (names().length > 1) await sleep(5)
  assert.deepEqual(names(), [last.pod.metadata.name])
})

test('each rollout has a ReplicaSet with its revision, owned by the Deployment, whose pods carry its hash', () => {
  const [owner] = api.store.list('deployments', 'pgsql')
  const sets = api.store.list('replicasets', 'pgsql')
  assert.equal(sets.length, 3)
  assert.ok(sets.every(({ metadata }) => metadata.ownerReferences?.[0]?.uid === owner?.metadata.uid))
  const [pod] = api.store.list('pods', 'pgsql')
  const set = sets.find(({ metadata }) => metadata.uid === pod?.metadata.ownerReferences?.[0]?.uid)
  assert.equal(set?.metadata.labels?.['pod-template-hash'], pod?.metadata.labels?.['pod-template-hash'])
  const revision = 'deployment.kubernetes.io/revision'
  assert.equal(set?.metadata.annotations?.[revision], owner?.metadata.annotations?.[revision])
})
