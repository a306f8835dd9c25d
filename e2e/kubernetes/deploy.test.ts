import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readConfig } from '../../lib/config'
import { rightsOf } from '../../lib/kubernetes/access'

const URLS = ['DEV', 'STAGING', 'PROD'].map(name => [`${name}_DATABASE_URL`, 'postgresql://board:secret@db/atp'])

test('the Role that is shipped grants what the board asks for, and nothing else', () => {
  const { rules } = parse(readFileSync('deploy/role.yaml', 'utf8'))
  const granted = rules.flatMap(({ apiGroups, resources, verbs }: Record<string, string[]>) =>
    (resources ?? []).map(resource => ({ group: apiGroups?.[0], resource, verbs })),
  )
  assert.deepEqual(granted, rightsOf({ workload: { kind: 'Deployment', name: 'any' } }))
})

test('the configuration that is shipped is one, of a board in the cluster', () => {
  const env = { ...Object.fromEntries(URLS), INSTRUMENT_CLUSTER_CONFIG: 'deploy/instrument-cluster.yaml' }
  const read = readConfig({ env, cwd: process.cwd() })
  if ('message' in read) assert.fail(read.message)
  assert.deepEqual(
    read.config.environments.map(({ name, kubernetes }) => [name, kubernetes?.kubeconfig, kubernetes?.namespace]),
    ['dev', 'staging', 'prod'].map(name => [name, null, 'pgsql']),
  )
})
