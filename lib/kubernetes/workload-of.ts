import type { Rollout, Workload } from '../board/observation'
import type { KubernetesConfig } from '../config'
import { containerOptionsOf } from './container-options'
import type { Pod } from './pod'
import { isOf } from './workload'

/** What there is to say where Kubernetes knows no workload of the configured name. */
export const NO_WORKLOAD: Workload = { found: false, pods: [], rollout: null, container: null }

/** The workload as its pods and its rollout make it, and those of the pods that are its own, newest first. */
export function workloadOf(config: KubernetesConfig, seen: Pod[], rollout: Rollout | null): [Workload, Pod[]] {
  const pods = seen.filter(pod => isOf(config.workload, pod)).sort(newestFirst)
  const container = containerOptionsOf(pods, config.container)
  return [{ found: true, pods: pods.map(pod => shownOf(pod, config.container, rollout)), rollout, container }, pods]
}

function shownOf(pod: Pod, container: string, rollout: Rollout | null): Workload['pods'][number] {
  const { name, uid, createdAt, phase, terminating, ready, labels, annotations, containers } = pod
  const hash = labels['pod-template-hash']
  const made = hash ? rollout?.revisions.find(revision => revision.hash === hash) : undefined
  return {
    name,
    uid,
    createdAt,
    phase,
    terminating,
    ready,
    image: containers.find(candidate => candidate.name === container)?.image ?? null,
    revision: made?.revision ?? null,
    trigger: made?.trigger ?? null,
    annotations,
  }
}

const newestFirst = (a: Pod, b: Pod) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || (a.name < b.name ? 1 : -1)
