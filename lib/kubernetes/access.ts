import type { Access, Right } from '../board/schema'
import type { KubernetesConfig } from '../config'
import type { Cluster } from './cluster'
import { at } from './json'

const REVIEW = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'
const READ = ['get', 'list', 'watch']

/** All that the board asks of a cluster: to read what runs are made of, and nothing more. */
export function rightsOf({ workload }: Pick<KubernetesConfig, 'workload'>): Omit<Right, 'missing'>[] {
  const owners = {
    Deployment: ['deployments', 'replicasets'],
    StatefulSet: ['statefulsets'],
    Job: ['jobs'],
    selector: [],
  }
  return [
    { group: '', resource: 'pods', verbs: READ },
    { group: '', resource: 'events', verbs: READ },
    { group: '', resource: 'pods/log', verbs: ['get'] },
    ...owners[workload.kind].map(resource => ({
      group: workload.kind === 'Job' ? 'batch' : 'apps',
      resource,
      verbs: READ,
    })),
  ]
}

/** Asks the API what the board may do in a namespace, which every user that it knows may ask (SelfSubjectAccessReview). */
export async function readAccess(cluster: Cluster, config: KubernetesConfig, signal: AbortSignal): Promise<Access> {
  const { namespace } = config
  const rights: Right[] = []
  // One after the other: a board of many environments must not knock on the API with all of its questions at once.
  for (const right of rightsOf(config)) {
    const missing: string[] = []
    for (const verb of right.verbs)
      if (!(await isAllowed(cluster, namespace, { ...right, verb }, signal))) missing.push(verb)
    rights.push({ ...right, missing })
  }
  return { namespace, rights }
}

async function isAllowed(
  cluster: Cluster,
  namespace: string,
  { group, resource: full, verb }: { group: string; resource: string; verb: string },
  signal: AbortSignal,
): Promise<boolean> {
  const [resource, subresource] = full.split('/')
  const body = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { namespace, verb, group, resource, ...(subresource && { subresource }) } },
  }
  return at(await cluster.read(REVIEW, { body, signal }), 'status', 'allowed') === true
}
