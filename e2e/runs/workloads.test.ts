import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createContainerLog } from '../world/emulator/container-log'
import type { KubeObject, Pod } from '../world/emulator/objects'
import { TOKEN } from '../world/emulator/samples'
import { type Emulator, startEmulator } from '../world/emulator/start'
import { second } from '../world/kubelet/pod-status'
import { failingLines } from './flyway-lines'
import { type Observed, observe } from './observe'

/** Flyway need not run in the init container of a Deployment. */

const WORKLOADS = {
  'an init container of a StatefulSet': { kind: 'StatefulSet', name: 'atp-db' },
  'the container of a Helm hook': { kind: 'Job', name: 'atp-migrate' },
  'the container of a PreSync hook that Argo CD makes anew': { kind: 'Job', name: 'atp-presync' },
  'a bare pod, found by its labels': { kind: 'selector', name: 'app=atp,job=migrate' },
} as const

let api: Emulator
let observed: Observed
let made = 0

before(async () => {
  api = await startEmulator({ token: TOKEN })
  put('statefulsets', 'atp-db')
  put('jobs', 'atp-migrate', { 'helm.sh/hook': 'pre-upgrade' })
  put('jobs', 'atp-presync', { 'argocd.argoproj.io/hook': 'PreSync' })
  observed = await observe(api, WORKLOADS, { container: 'flyway' })
  for (const name of Object.keys(WORKLOADS)) await until(() => observed.isFound(name), name)
})
after(async () => {
  await observed.stop()
  await api.stop()
})

const KINDS = { statefulsets: ['apps/v1', 'StatefulSet'], jobs: ['batch/v1', 'Job'] } as const

function put(resource: 'statefulsets' | 'jobs', name: string, annotations = {}): KubeObject {
  const [apiVersion, kind] = KINDS[resource]
  const creationTimestamp = new Date().toISOString()
  const uid = randomUUID()
  const metadata = { name, namespace: 'pgsql', uid, creationTimestamp, annotations, labels: {}, generation: 1 }
  // A Job's selector is its own uid (Job controller).
  const matchLabels = kind === 'Job' ? { 'batch.kubernetes.io/controller-uid': uid } : { app: name }
  const spec = {
    selector: { matchLabels },
    template: { spec: { containers: [{ name: 'flyway', image: 'flyway:13' }] } },
  }
  return api.store.put(resource, { apiVersion, kind, metadata, spec, status: { observedGeneration: 1 } })
}

type Made = { owner?: KubeObject; labels: Record<string, string>; init?: boolean }

/** A pod whose Flyway container has failed and left a log. */
function putFailedPod(name: string, { owner, labels, init = false }: Made): Pod {
  const id = `containerd://${randomUUID()}`
  const log = createContainerLog()
  log.writer().write(
    failingLines(name)
      .map(line => `${line}\n`)
      .join(''),
  )
  log.end()
  api.logs.set(id, log)
  // Kubernetes dates pods by whole seconds: two of one second would have no order.
  const createdAt = second(new Date(Date.now() + 1000 * made++))
  const at = second(new Date())
  const flyway = { name: 'flyway', image: 'flyway:13' }
  const terminated = { exitCode: 1, reason: 'Error', startedAt: at, finishedAt: at, containerID: id }
  const state = { state: { terminated }, lastState: {}, restartCount: 0, ready: false, started: false, imageID: '' }
  const status = [{ ...flyway, ...state, containerID: id }]
  const controller = owner && {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
  }
  return api.store.put('pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'pgsql',
      uid: randomUUID(),
      creationTimestamp: createdAt,
      labels,
      ...(controller && { ownerReferences: [controller] }),
    },
    spec: {
      nodeName: 'n',
      initContainers: init ? [flyway] : [],
      containers: init ? [{ name: 'db', image: 'db' }] : [flyway],
    },
    status: { phase: 'Pending', [init ? 'initContainerStatuses' : 'containerStatuses']: status },
  })
}

const find = (resource: 'statefulsets' | 'jobs', name: string) =>
  api.store.find(resource, 'pgsql', name) ?? assert.fail(name)

function makePod(name: keyof typeof WORKLOADS): Pod {
  const { kind, name: workload } = WORKLOADS[name]
  if (kind === 'StatefulSet')
    return putFailedPod('atp-db-0', { owner: find('statefulsets', workload), labels: { app: workload }, init: true })
  if (kind === 'selector') return putFailedPod('atp-once', { labels: { app: 'atp', job: 'migrate' } })
  const owner = find('jobs', workload)
  return putFailedPod(`${workload}-x2lqk`, {
    owner,
    labels: { 'batch.kubernetes.io/controller-uid': owner.metadata.uid },
  })
}

for (const name of Object.keys(WORKLOADS) as (keyof typeof WORKLOADS)[]) {
  test(`the run of ${name} is seen, with its log and its failure`, async () => {
    const pod = makePod(name)
    const run = () => observed.environment(name)?.run
    await until(() => run()?.failure?.sqlState === '23514' && run()?.log.completeness === 'complete', name)
    assert.deepEqual([run()?.pod, run()?.container, run()?.state], [pod.metadata.name, 'flyway', 'failed'])
    const [finding] = observed.findings(name).filter(({ kind }) => kind === 'ghost-failure')
    assert.equal(finding?.migration, 'V24')
  })
}

test('a Job that is made anew under its name is the next workload, and the run of the one before stays known', async () => {
  const name = 'the container of a PreSync hook that Argo CD makes anew'
  const before = observed.environment(name)?.run?.id ?? ''
  api.store.remove('pods', 'pgsql', 'atp-presync-x2lqk')
  api.store.remove('jobs', 'pgsql', 'atp-presync')
  const owner = put('jobs', 'atp-presync')
  const pod = putFailedPod('atp-presync-9kq7d', {
    owner,
    labels: { 'batch.kubernetes.io/controller-uid': owner.metadata.uid },
  })
  await until(() => observed.environment(name)?.run?.pod === pod.metadata.name, 'the new run')
  assert.equal((await observed.queries.run(before))?.failure?.sqlState, '23514')
})

async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(20)) if (holds()) return
  assert.fail(
    `never: ${what}: ${JSON.stringify(Object.keys(WORKLOADS).map(name => [observed.environment(name)?.run, observed.environment(name)?.sources.kubernetes]))}`,
  )
}
