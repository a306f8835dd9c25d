import type { Revision, Rollout } from '../board/observation'
import { at, isRecord, listOf, textOf, textsOf } from './json'
import type { Identified, Scope } from './kind'
import { describeChange, parseTemplate, type Template } from './template'

/** A ReplicaSet: one revision of a Deployment's template. */
export type ReplicaSet = Identified & {
  owner: string | null
  hash: string | null
  revision: number
  template: Template
}

const REVISION = 'deployment.kubernetes.io/revision'

export function parseReplicaSet(json: unknown): ReplicaSet | null {
  const meta = at(json, 'metadata')
  const uid = textOf(at(meta, 'uid'))
  if (!uid) return null
  const owner = listOf(at(meta, 'ownerReferences')).find(candidate => at(candidate, 'controller') === true)
  return {
    uid,
    resourceVersion: textOf(at(meta, 'resourceVersion')) ?? '',
    owner: textOf(at(owner, 'uid')),
    hash: textOf(textsOf(at(meta, 'labels'))['pod-template-hash']),
    revision: Number(textsOf(at(meta, 'annotations'))[REVISION]) || 0,
    template: parseTemplate(at(json, 'spec', 'template')),
  }
}

/** The ReplicaSets of a Deployment's selector. */
export const replicaSetsIn = (namespace: string, selector: string): Scope<ReplicaSet> => ({
  kind: { api: '/apis/apps/v1', plural: 'replicasets', parse: parseReplicaSet },
  namespace,
  selector,
  fields: null,
})

/** How the rollout of a workload stands; `sets` are the ReplicaSets of a Deployment, where they can be read. */
export function rolloutOf(workload: unknown, sets: ReplicaSet[], container: string): Rollout {
  const meta = at(workload, 'metadata')
  const template = parseTemplate(at(workload, 'spec', 'template'))
  const progress = listOf(at(workload, 'status', 'conditions'))
    .filter(isRecord)
    .find(({ type }) => type === 'Progressing')
  const own = sets.filter(({ owner }) => owner === null || owner === at(meta, 'uid'))
  return {
    observed: at(meta, 'generation') === at(workload, 'status', 'observedGeneration'),
    image: template.containers.get(container)?.image ?? null,
    runsFlyway: template.containers.has(container),
    stuck: progress?.status === 'False' ? (textOf(progress.message) ?? textOf(progress.reason) ?? 'no reason') : null,
    revisions: revisionsOf(own, container),
  }
}

function revisionsOf(sets: ReplicaSet[], container: string): Revision[] {
  const byAge = [...sets].sort((a, b) => a.revision - b.revision)
  return byAge
    .map(({ hash, revision, template }, index) => ({
      hash,
      revision,
      image: template.containers.get(container)?.image ?? null,
      trigger: describeChange(byAge[index - 1]?.template ?? null, template),
    }))
    .reverse()
}
