import { randomUUID } from 'node:crypto'
import type { KubeObject, Pod, PodSpec } from '../emulator/objects'
import { second } from '../kubelet/pod-status'
import { podSuffix, templateHash } from './names'

export const NAMESPACE = 'pgsql'
export const CONTAINER = 'wst-flyway-migrate'

/** What a rollout of an environment starts: the image, and how its database is named to Flyway. */
export type Template = {
  image: string
  url: string
  user: string
  restartedAt: string
  options: Record<string, string>
  /** False: a template that has lost its init container. */
  migrates?: boolean
}

/** The pod template of the Deployment: Flyway in an init container, its scripts in a mount, its password from a Secret. */
function podSpec(deployment: string, { image, url, user, options, migrates = true }: Template): PodSpec {
  const env = { FLYWAY_URL: url, FLYWAY_USER: user, FLYWAY_LOCATIONS: 'filesystem:sql', ...options }
  const mounts = [{ name: 'sql', mountPath: '/flyway/sql', readOnly: true }]
  const init = {
    name: CONTAINER,
    image,
    args: ['migrate'],
    env: [
      ...Object.entries(env).map(([name, value]) => ({ name, value })),
      { name: 'FLYWAY_PASSWORD', valueFrom: { secretKeyRef: { name: deployment, key: 'password' } } },
    ],
    volumeMounts: mounts,
  }
  return {
    restartPolicy: 'Always',
    serviceAccountName: deployment,
    initContainers: migrates ? [init] : [],
    containers: [{ name: 'wst-flyway', image: 'registry.k8s.io/pause:3.10' }],
    volumes: [{ name: 'sql', hostPath: { path: `/srv/${deployment}/migrations` } }],
  }
}

const templateOf = (deployment: string, template: Template, labels: Record<string, string>) => ({
  metadata: { labels, annotations: { 'kubectl.kubernetes.io/restartedAt': template.restartedAt } },
  spec: podSpec(deployment, template),
})

/** The Deployment with its current revision, and the template of it. */
export function deploymentObject(name: string, revision: number, createdAt: Date, template?: Template): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: NAMESPACE,
      uid: randomUUID(),
      generation: revision,
      creationTimestamp: second(createdAt),
      labels: { app: name },
      annotations: { 'deployment.kubernetes.io/revision': String(revision) },
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      strategy: { type: 'RollingUpdate' },
      ...(template && { template: templateOf(name, template, { app: name }) }),
    },
    status: { observedGeneration: revision, replicas: 1 },
  }
}

/** The ReplicaSet that a rollout makes. */
export function replicaSetObject(deployment: KubeObject, revision: number, template: Template, at: Date): KubeObject {
  const hash = templateHash(template)
  const { name, uid } = deployment.metadata
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${name}-${hash}`,
      namespace: NAMESPACE,
      uid: randomUUID(),
      generation: 1,
      creationTimestamp: second(at),
      labels: { app: name, 'pod-template-hash': hash },
      annotations: { 'deployment.kubernetes.io/revision': String(revision) },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name, uid, controller: true }],
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name, 'pod-template-hash': hash } },
      template: templateOf(name, template, { app: name, 'pod-template-hash': hash }),
    },
    status: { replicas: 1 },
  }
}

/** The pod that the ReplicaSet makes, before any node has taken it. */
export function podObject(deployment: string, replicaSet: KubeObject, template: Template, at: Date): Pod {
  const { name, uid, labels } = replicaSet.metadata
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-${podSuffix()}`,
      generateName: `${name}-`,
      namespace: NAMESPACE,
      uid: randomUUID(),
      creationTimestamp: second(at),
      ...(labels && { labels }),
      annotations: { 'kubectl.kubernetes.io/restartedAt': template.restartedAt },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name, uid, controller: true }],
    },
    spec: podSpec(deployment, template),
    status: { phase: 'Pending' },
  }
}
