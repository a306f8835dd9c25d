import assert from 'node:assert/strict'
import { test } from 'node:test'
import { containerOptionsOf, parseContainerSpec } from './container-options'
import { parsePod } from './pod'
import { podJson } from './test-pod'

test('command and arguments are one list, plain values are known, the rest is only named', () => {
  const spec = parseContainerSpec({
    name: 'wst-flyway-migrate',
    image: 'flyway/flyway:11.20',
    command: ['flyway'],
    args: ['-target=$(FLYWAY_TARGET)', '$$(FLYWAY_TARGET)', '-url=$(FLYWAY_URL)', 'migrate', 7],
    env: [
      { name: 'FLYWAY_TARGET', value: '37' },
      { name: 'FLYWAY_EMPTY' },
      { name: 'FLYWAY_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
      { value: 'nameless' },
    ],
    envFrom: [{ prefix: 'FLYWAY_', secretRef: { name: 'db' } }],
  })
  assert.deepEqual(spec, {
    name: 'wst-flyway-migrate',
    image: 'flyway/flyway:11.20',
    args: ['flyway', '-target=37', '$(FLYWAY_TARGET)', '-url=$(FLYWAY_URL)', 'migrate'],
    env: { FLYWAY_TARGET: '37', FLYWAY_EMPTY: '' },
    unknownEnv: ['FLYWAY_*', 'FLYWAY_PASSWORD'],
  })
})

test('the newest pod says how Flyway is started; without one, or without the container, nobody does', () => {
  const pod = parsePod(podJson('a-1'))
  assert.ok(pod)
  assert.deepEqual(containerOptionsOf([pod], 'wst-flyway-migrate')?.args, ['migrate'])
  assert.equal(containerOptionsOf([pod], 'other'), null)
  assert.equal(containerOptionsOf([], 'wst-flyway-migrate'), null)
})

test('a pod of which nearly everything is missing is still a pod, and what is none is none', () => {
  assert.equal(parsePod({ metadata: { name: 'x' } })?.phase, 'Unknown')
  for (const none of [null, 7, 'x', [], {}, { metadata: [] }]) assert.equal(parsePod(none), null)
})
