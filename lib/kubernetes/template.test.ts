import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeChange, parseTemplate } from './template'

const container = (more: object = {}) => ({
  name: 'migrate',
  image: 'flyway:12',
  args: ['migrate'],
  env: [{ name: 'A', value: 'secret' }],
  ...more,
})
const template = (
  init: object[] = [container()],
  more: { annotations?: object; labels?: object; spec?: object } = {},
) =>
  parseTemplate({
    metadata: { annotations: more.annotations ?? {}, labels: more.labels ?? { app: 'x' } },
    spec: { initContainers: init, containers: [{ name: 'app', image: 'app:1' }], ...more.spec },
  })
const restarted = (at: string) => ({ annotations: { 'kubectl.kubernetes.io/restartedAt': at } })

for (const [fact, next, said] of [
  ['a restart', template([container()], restarted('2026-11-25T09:00:00Z')), 'restarted'],
  ['another image', template([container({ image: 'flyway:13' })]), 'image of migrate: flyway:12 → flyway:13'],
  [
    'another image with a restart',
    template([container({ image: 'flyway:13' })], restarted('x')),
    'image of migrate: flyway:12 → flyway:13',
  ],
  ['other arguments', template([container({ args: ['info'] })]), 'command of migrate'],
  [
    'another variable, whose value is not said',
    template([container({ env: [{ name: 'A', value: 'other' }] })]),
    'environment of migrate',
  ],
  ['a limit', template([container({ resources: { limits: { memory: '1Gi' } } })]), 'settings of migrate'],
  ['a container less', template([]), 'container migrate removed'],
  ['a container more', template([container(), { name: 'wait' }]), 'container wait added'],
  ['a volume', template([container()], { spec: { volumes: [{ name: 'sql' }] } }), 'the template'],
  [
    "the controller's own label",
    template([container()], { labels: { app: 'x', 'pod-template-hash': 'abc' } }),
    'nothing in the template',
  ],
] as const) {
  test(`what made a template: ${fact}`, () => assert.equal(describeChange(template(), next), said))
}

test('before the first that is known nothing can be said', () => {
  assert.equal(describeChange(null, template()), 'first rollout that is known')
})

test('a template may be anything at all', () => {
  for (const odd of [null, 7, [], {}, { spec: { containers: [null, 7, {}] } }]) assert.ok(parseTemplate(odd))
})
