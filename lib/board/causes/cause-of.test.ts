import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anEvent, aRun, at } from '../an-observation'
import type { ObservedRun } from '../observation'
import { causeOf } from './cause-of'

const IMAGE = 'flyway/flyway:13'
const waits = (waitingReason: string | null, message: string | null = null, more: Partial<ObservedRun> = {}) =>
  aRun('waiting', 0, { waitingReason, message, ...more })
const pulls = (message: string) => waits('ImagePullBackOff', message, { reason: 'ErrImagePull' })
const initialises = (...events: ObservedRun['events'][number][]) => waits('PodInitializing', null, { events })
const mount = (message: string) => anEvent('FailedMount', message)

const ROWS: [fact: string, run: ObservedRun, title: string | null][] = [
  [
    'an image without its tag',
    pulls(`rpc error: code = NotFound desc = failed to pull "${IMAGE}": not found`),
    `Image ${IMAGE} is not in its registry.`,
  ],
  [
    'a registry that wants a login',
    pulls('pull access denied, repository does not exist or may require authorization'),
    `The registry refuses image ${IMAGE}.`,
  ],
  [
    'a registry without a name',
    pulls('dial tcp: lookup registry.lan: no such host'),
    `The registry of image ${IMAGE} cannot be reached.`,
  ],
  [
    'a registry that counts',
    pulls('429 Too Many Requests: toomanyrequests: rate limit'),
    `The registry of image ${IMAGE} lets no more pulls through.`,
  ],
  ['a pull that failed otherwise', pulls('layers are on strike'), `Image ${IMAGE} cannot be pulled.`],
  ['a name that is none', waits('InvalidImageName', 'bad'), `${IMAGE} is no name of an image.`],
  ['pull policy Never', waits('ErrImageNeverPull', 'x'), `Image ${IMAGE} is not on the node, and may not be pulled.`],
  ['a missing Secret', waits('CreateContainerConfigError', 'secret "wst-db" not found'), 'Secret wst-db is missing.'],
  [
    'a missing ConfigMap',
    waits('CreateContainerConfigError', 'configmap "flyway" not found'),
    'ConfigMap flyway is missing.',
  ],
  [
    'a missing key',
    waits('CreateContainerConfigError', "couldn't find key password in Secret pgsql/wst-db"),
    'Key password is missing in Secret pgsql/wst-db.',
  ],
  [
    'another configuration error',
    waits('CreateContainerConfigError', 'host ports'),
    'The container cannot be created as it is configured.',
  ],
  [
    'a command that is not there',
    aRun('failed', 1, { reason: 'StartError', exitCode: 128, message: 'exec: "flywy": not found' }),
    "The container's command cannot be started.",
  ],
  ['no node', waits('Unschedulable', '0/3 nodes are available'), 'No node takes the pod.'],
  [
    'no node, by its event alone',
    waits(null, null, { events: [anEvent('FailedScheduling', '0/3 nodes')] }),
    'No node takes the pod.',
  ],
  [
    'a volume without its Secret',
    initialises(mount('MountVolume.SetUp failed for volume "sql" : secret "sql" not found')),
    'Volume sql cannot be mounted: Secret sql is missing.',
  ],
  [
    'a volume that is attached elsewhere',
    initialises(anEvent('FailedAttachVolume', 'Multi-Attach error for volume "pvc-1" Volume is already used')),
    'Volume pvc-1 cannot be mounted.',
  ],
  [
    'a sandbox without a network',
    initialises(anEvent('FailedCreatePodSandBox', 'rpc error: code = Unknown desc = cni plugin not initialized')),
    'The node cannot set up the pod.',
  ],
  [
    'trouble that was overcome',
    initialises(mount('x'), anEvent('Pulling', '', { type: 'Normal', lastAt: at(-1) })),
    null,
  ],
  ['trouble of before, while it runs', aRun('running', 0, { events: [mount('x')] }), null],
  ['a pod that only starts', waits('PodInitializing'), null],
  ['out of memory', aRun('failed', 0, { reason: 'OOMKilled', exitCode: 137 }), 'Killed: out of memory.'],
  ['the deadline', aRun('failed', 0, { reason: 'DeadlineExceeded' }), 'Ended: the deadline of the pod has passed.'],
  [
    'eviction',
    aRun('failed', 0, { reason: 'Evicted', message: 'The node was low on resource: memory.' }),
    'Evicted: its node ran short.',
  ],
  [
    'a pod that was replaced',
    aRun('lost', 0, { reason: 'ContainerStatusUnknown' }),
    'Its pod was replaced in mid-run.',
  ],
  ['a pod that was told to end', aRun('lost', 0, { events: [anEvent('Killing')] }), 'Its pod was replaced in mid-run.'],
  ['an end that nobody saw', aRun('lost'), null],
  ['an exit of its own', aRun('failed'), null],
]

for (const [fact, run, title] of ROWS) {
  test(`the cause: ${fact}`, () => {
    const cause = causeOf(run)
    assert.equal(cause?.title ?? null, title)
    if (!cause) return
    assert.match(cause.detail, /^[A-Z0-9“].*[.!?…]$/s)
    assert.match(cause.nextStep, /^[A-Z].*\.$/)
  })
}

test('what gRPC wraps around its words is left out', () => {
  const run = pulls('failed to pull and unpack: rpc error: code = NotFound desc = no such manifest: not found')
  assert.equal(causeOf(run)?.detail, 'No such manifest: not found.')
})

test('a name as long as a registry makes them still fits a title', () => {
  const image = `${'registry.example.com/'.repeat(10)}flyway:13`
  const title = causeOf({ ...pulls('not found'), image })?.title ?? ''
  assert.ok(title.length < 140 && title.includes('flyway:13'), title)
})
