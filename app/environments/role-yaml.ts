import type { Access } from '@/lib/board/schema'

/** The rules that Kubernetes does not grant, as a Role of their own; null when nothing is missing. */
export function roleYaml({ namespace, rights }: Access): string | null {
  const missing = rights.filter(right => right.missing.length > 0)
  if (missing.length === 0) return null
  const rules = new Map<string, { group: string; verbs: string; resources: string[] }>()
  for (const { group, resource, missing: those } of missing) {
    const verbs = those.join(', ')
    const rule = rules.get(`${group} ${verbs}`) ?? { group, verbs, resources: [] }
    rule.resources.push(resource)
    rules.set(`${group} ${verbs}`, rule)
  }
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: instrument-cluster-reads
  namespace: ${namespace}
rules:
${[...rules.values()].map(sayRule).join('')}`
}

const sayRule = ({ group, verbs, resources }: { group: string; verbs: string; resources: string[] }) =>
  `  - apiGroups: [${JSON.stringify(group)}]\n    resources: [${resources.join(', ')}]\n    verbs: [${verbs}]\n`
