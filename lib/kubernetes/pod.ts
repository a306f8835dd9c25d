import { type ContainerSpec, parseContainerSpec } from './container-options'
import { type ContainerStatus, parseContainerStatus } from './container-status'
import { at, isRecord, listOf, textOf, textsOf } from './json'
import type { Scope } from './kind'

/** What the board keeps of a pod; everything else in it is let go. */
export type Pod = {
  name: string
  uid: string
  /** Changes with every change of the pod. */
  resourceVersion: string
  createdAt: string
  labels: Record<string, string>
  annotations: Record<string, string>
  /** What made it: a ReplicaSet, a StatefulSet, a Job. */
  controller: { kind: string; name: string } | null
  phase: string
  reason: string | null
  message: string | null
  /** It is being deleted. */
  terminating: boolean
  ready: boolean
  /** Why no node took it, when none did. */
  unscheduled: { reason: string; message: string | null } | null
  /** Init containers first, as they run. */
  containers: ContainerSpec[]
  statuses: ContainerStatus[]
}

/** Reads a pod's JSON, of which anything may be missing; null when it has no name and so is none. */
export function parsePod(json: unknown): Pod | null {
  const name = textOf(at(json, 'metadata', 'name'))
  if (!name) return null
  const meta = at(json, 'metadata')
  const status = at(json, 'status')
  const listed = (holder: unknown, ...keys: string[]) => keys.flatMap(key => listOf(at(holder, key)))

  return {
    name,
    uid: textOf(at(meta, 'uid')) ?? name,
    resourceVersion: textOf(at(meta, 'resourceVersion')) ?? '',
    createdAt: textOf(at(meta, 'creationTimestamp')) ?? new Date(0).toISOString(),
    labels: textsOf(at(meta, 'labels')),
    annotations: textsOf(at(meta, 'annotations')),
    controller: controllerOf(listOf(at(meta, 'ownerReferences'))),
    phase: textOf(at(status, 'phase')) ?? 'Unknown',
    reason: textOf(at(status, 'reason')),
    message: textOf(at(status, 'message')),
    terminating: textOf(at(meta, 'deletionTimestamp')) !== null,
    ready: conditionOf(status, 'Ready')?.status === 'True',
    unscheduled: unscheduledOf(status),
    containers: listed(at(json, 'spec'), 'initContainers', 'containers').flatMap(
      item => parseContainerSpec(item) ?? [],
    ),
    statuses: listed(status, 'initContainerStatuses', 'containerStatuses').flatMap(
      item => parseContainerStatus(item) ?? [],
    ),
  }
}

function controllerOf(owners: unknown[]): Pod['controller'] {
  const owner = owners.find(candidate => at(candidate, 'controller') === true)
  const kind = textOf(at(owner, 'kind'))
  const name = textOf(at(owner, 'name'))
  return kind && name ? { kind, name } : null
}

function conditionOf(status: unknown, type: string): Record<string, unknown> | undefined {
  return listOf(at(status, 'conditions'))
    .filter(isRecord)
    .find(condition => condition.type === type)
}

function unscheduledOf(status: unknown): Pod['unscheduled'] {
  const condition = conditionOf(status, 'PodScheduled')
  if (condition?.status !== 'False') return null
  return { reason: textOf(condition.reason) ?? 'Unschedulable', message: textOf(condition.message) }
}

/** The pods of a namespace with labels that fit the selector. */
export const podsIn = (namespace: string, selector: string | null): Scope<Pod> => ({
  kind: { api: '/api/v1', plural: 'pods', parse: parsePod },
  namespace,
  selector,
  fields: null,
})
