import type { KubernetesConfig } from '../config'
import { SourceError } from '../errors'
import type { Cluster } from './cluster'
import { at, isRecord, listOf, textOf, textsOf } from './json'
import type { Pod } from './pod'

type Named = KubernetesConfig['workload']

const RESOURCES = { Deployment: 'apps/v1', StatefulSet: 'apps/v1', Job: 'batch/v1' } as const
const PLURALS = { Deployment: 'deployments', StatefulSet: 'statefulsets', Job: 'jobs' } as const

/** The workload that runs Flyway as the API has it, and the labels of its pods. */
export type FoundWorkload = { selector: string; object: unknown }

/** Asks for the workload that runs Flyway; null when there is no such one, which is an answer. */
export async function readWorkload(
  cluster: Cluster,
  { namespace, workload }: KubernetesConfig,
  signal: AbortSignal,
): Promise<FoundWorkload | null> {
  const { kind, name } = workload
  if (kind === 'selector') return { selector: name, object: null }
  const place = `namespaces/${encodeURIComponent(namespace)}/${PLURALS[kind]}/${encodeURIComponent(name)}`
  try {
    const object = await cluster.read(`/apis/${RESOURCES[kind]}/${place}`, { signal })
    return { selector: selectorOf(object), object }
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') return null
    throw error
  }
}

function selectorOf(answer: unknown): string {
  const selector = at(answer, 'spec', 'selector')
  const labels = Object.entries(textsOf(at(selector, 'matchLabels'))).map(([key, value]) => `${key}=${value}`)
  const rules = listOf(at(selector, 'matchExpressions')).filter(isRecord).flatMap(ruleOf)
  const terms = [...labels, ...rules]
  // Without a term every pod of the namespace would be taken for Flyway's.
  if (terms.length === 0) throw new SourceError('kubernetes', 'garbage', 'a workload without a selector')
  return terms.join(',')
}

function ruleOf({ key, operator, values }: Record<string, unknown>): string[] {
  const name = textOf(key)
  const list = listOf(values).filter(value => typeof value === 'string')
  if (!name) return []
  switch (operator) {
    case 'In':
      return [`${name} in (${list.join(',')})`]
    case 'NotIn':
      return [`${name} notin (${list.join(',')})`]
    case 'Exists':
      return [name]
    case 'DoesNotExist':
      return [`!${name}`]
    default:
      return []
  }
}

/**
 * Whether a pod with the selector's labels is of this workload and not of another one with the same labels. A
 * Deployment's pods are made by a ReplicaSet named `{deployment}-{pod-template-hash}`, which need not be readable.
 */
export function isOf({ kind, name }: Named, pod: Pod): boolean {
  if (kind === 'selector' || pod.controller === null) return true
  if (kind !== 'Deployment') return pod.controller.kind === kind && pod.controller.name === name
  const hash = pod.labels['pod-template-hash']
  if (pod.controller.kind !== 'ReplicaSet') return false
  return !hash || !pod.controller.name.endsWith(`-${hash}`) || pod.controller.name === `${name}-${hash}`
}
