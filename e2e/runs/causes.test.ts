import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { client, TOKEN } from '../world/emulator/samples'
import { type Emulator, startEmulator } from '../world/emulator/start'
import { playTrace } from '../world/kubelet/play-trace'
import { TRACES, type TraceName } from '../world/kubelet/traces'
import { CONTAINER, deploymentObject, NAMESPACE, podObject, replicaSetObject } from '../world/workload/objects'
import { observe } from './observe'

/** What the board makes of each: the finding's kind and title, the events that it keeps, and how the log request is answered. */
const EXPECTED: Record<TraceName, [kind: string, title: RegExp, events: string[], log: RegExp]> = {
  'image-missing': [
    'cannot-start',
    /^Image flyway\/flyway:13 is not in its registry/,
    ['BackOff', 'Failed', 'Pulling'],
    /^400 .*trying and failing to pull/,
  ],
  'image-never': [
    'cannot-start',
    /^Image flyway\/flyway:13 is not on the node/,
    ['ErrImageNeverPull', 'Failed'],
    /^400 .*ErrImageNeverPull/,
  ],
  'secret-missing': ['cannot-start', /^Secret wst-db is missing/, ['Failed'], /^400 .*CreateContainerConfigError/],
  'volume-missing': [
    'cannot-start',
    /^Volume sql cannot be mounted: Secret atp-sql is missing/,
    ['FailedMount'],
    /^400 .*PodInitializing/,
  ],
  'bad-command': ['cannot-start', /^The container's command cannot be started/, ['BackOff', 'Failed'], /^200 $/],
  'out-of-memory': ['ghost-failure', /^Killed: out of memory/, ['BackOff', 'Started'], /^200 Flyway/],
  deadline: ['ghost-failure', /^Ended: the deadline/, ['DeadlineExceeded', 'Killing', 'Started'], /^200 Flyway/],
  sandbox: ['cannot-start', /^The node cannot set up the pod/, ['FailedCreatePodSandBox'], /^400 .*PodInitializing/],
  'no-node': ['cannot-start', /^No node takes the pod/, ['FailedScheduling'], /^204 $/],
  replaced: ['run-lost', /^Its pod was replaced in mid-run/, ['Killing', 'Started'], /^404 /],
  evicted: ['ghost-failure', /^Evicted: its node ran short/, ['Evicted', 'Killing', 'Started'], /^200 Flyway/],
}
const NAMES = Object.keys(TRACES) as TraceName[] // its own keys

let api: Emulator
let observed: Awaited<ReturnType<typeof observe>>
const { ask } = client(() => api)

before(async () => {
  api = await startEmulator({ token: TOKEN })
  for (const name of NAMES) api.store.put('deployments', deploymentObject(name, 1, new Date()))
  const workloads = Object.fromEntries(NAMES.map(name => [name, { kind: 'Deployment' as const, name }]))
  observed = await observe(api, workloads, { secrets: ['Insufficient'] })
})
after(async () => {
  await observed.stop()
  await api.stop()
})

const TEMPLATE = { image: 'flyway/flyway:13', url: 'jdbc:x', user: 'u', restartedAt: 'now', options: {} }

for (const name of NAMES) {
  const [kind, title, events, log] = EXPECTED[name]
  test(`a run that comes to nothing: ${name}`, async () => {
    const deployment = api.store.find('deployments', NAMESPACE, name) ?? assert.fail()
    const replicaSet = api.store.put('replicasets', replicaSetObject(deployment, 1, TEMPLATE, new Date()))
    const pod = podObject(name, replicaSet, TEMPLATE, new Date())
    const findings = () => observed.findings(name)
    await until(
      () => observed.isFound(name),
      () => 'its Deployment',
    )
    const played = playTrace(api, pod, TRACES[name], 1 / 50)
    await until(
      () => findings().some(found => found.kind === kind && title.test(found.title)),
      () => `${title} of ${JSON.stringify(findings())}`,
    )
    await played
    const detail = async () =>
      (await observed.queries.run(runOf(name)?.id ?? '')) ?? assert.fail('there is no such run')
    const reasons = async () => [...new Set((await detail()).events.map(({ reason }) => reason))].sort()
    await until(
      async () => `${await reasons()}` === `${events}`,
      () => `the events ${events}`,
    )
    assert.match((await detail()).cause?.title ?? '', title)
    const answer = await ask(`/api/v1/namespaces/${NAMESPACE}/pods/${pod.metadata.name}/log?container=${CONTAINER}`)
    assert.match(`${answer.status} ${await answer.text()}`, log)
  })
}

test('the same event again is counted, and what is masked in logs is masked in events', async () => {
  const [event] = (await observed.queries.run(runOf('no-node')?.id ?? ''))?.events ?? []
  assert.deepEqual([event?.count, event?.type, event?.container], [2, 'Warning', null])
  assert.match(event?.message ?? '', /^0\/3 nodes are available: 3 •+ memory/)
})

test('all environments of a namespace share two watches', () => {
  const watches = api.requests.filter(request => request.includes('watch=true'))
  const last = (what: string) => watches.filter(request => request.includes(`/${what}?`))
  assert.equal(last('events').length, 1, watches.join('\n'))
  assert.ok(last('pods').length <= NAMES.length, watches.join('\n'))
  assert.match(decodeURIComponent(last('pods').at(-1) ?? ''), /labelSelector=app\+in\+\(bad-command,.*volume-missing\)/)
})

const runOf = (name: TraceName) => observed.environment(name)?.run

async function until(holds: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(20)) if (await holds()) return
  assert.fail(`never: ${what()}`)
}
