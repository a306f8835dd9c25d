import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { roleYaml } from './role-yaml'

test('the missing rule is a Role with what is missing, and nothing else', () => {
  const text = roleYaml({
    namespace: 'pgsql',
    rights: [
      { group: '', resource: 'pods', verbs: ['get', 'list', 'watch'], missing: [] },
      { group: '', resource: 'events', verbs: ['get', 'list', 'watch'], missing: ['list', 'watch'] },
      { group: '', resource: 'configs', verbs: ['list', 'watch'], missing: ['list', 'watch'] },
      { group: '', resource: 'pods/log', verbs: ['get'], missing: ['get'] },
      { group: 'apps', resource: 'deployments', verbs: ['get', 'list', 'watch'], missing: ['get'] },
    ],
  })
  assert.deepEqual(parse(text ?? ''), {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'instrument-cluster-reads', namespace: 'pgsql' },
    rules: [
      { apiGroups: [''], resources: ['events', 'configs'], verbs: ['list', 'watch'] },
      { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] },
    ],
  })
})

test('where everything is granted there is no rule to copy', () => {
  assert.equal(
    roleYaml({ namespace: 'pgsql', rights: [{ group: '', resource: 'pods', verbs: ['get'], missing: [] }] }),
    null,
  )
})
