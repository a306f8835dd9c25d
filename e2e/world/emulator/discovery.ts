import { RESOURCES } from './objects'

const resourcesOf = (path: string) =>
  Object.entries(RESOURCES)
    .filter(([, { path: own }]) => own === path)
    .flatMap(([name, { kind }]) => {
      const entry = { name, singularName: kind.toLowerCase(), namespaced: true, kind, verbs: ['get', 'list', 'watch'] }
      return name === 'pods' ? [entry, { ...entry, name: 'pods/log', verbs: ['get'] }] : [entry]
    })

const list = (path: string, groupVersion: string) => ({
  kind: 'APIResourceList',
  groupVersion,
  resources: resourcesOf(path),
})
const APPS = { groupVersion: 'apps/v1', version: 'v1' }
const BATCH = { groupVersion: 'batch/v1', version: 'v1' }

/** What a general client asks before its first real question: versions, groups and the resources in them. */
export const DISCOVERY: Record<string, unknown> = {
  '/version': { major: '1', minor: '37', gitVersion: 'v1.37.2', platform: 'linux/amd64' },
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [
      { name: 'apps', versions: [APPS], preferredVersion: APPS },
      { name: 'batch', versions: [BATCH], preferredVersion: BATCH },
    ],
  },
  '/api/v1': list('/api/v1', 'v1'),
  '/apis/apps/v1': list('/apis/apps/v1', 'apps/v1'),
  '/apis/batch/v1': list('/apis/batch/v1', 'batch/v1'),
}
