import type { Draft } from '../finding'
import { environmentPage } from '../pages'
import type { Situation } from '../situation'

/** Kubernetes answers, and knows no workload of the configured name: runs cannot be seen. */
export function findNoWorkload({ observation }: Situation): Draft[] {
  const { value, failure } = observation.kubernetes
  if (failure || value?.found !== false) return []
  return [
    {
      kind: 'source-failed',
      severity: 'warning',
      migration: null,
      title: 'Kubernetes knows no workload of the configured name.',
      detail: 'Runs and their logs cannot be seen; a failed migration would go unnoticed.',
      nextStep: 'Check namespace and name of the workload in the configuration.',
      about: 'workload',
      href: environmentPage(observation.name),
    },
  ]
}
