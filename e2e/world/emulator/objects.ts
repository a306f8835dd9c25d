/** Kubernetes objects, as far as this world plays them (Kubernetes API reference, v1 and apps/v1). */
export type Metadata = {
  name: string
  generateName?: string
  namespace: string
  uid: string
  creationTimestamp: string
  resourceVersion?: string
  generation?: number
  deletionTimestamp?: string
  labels?: Record<string, string>
  annotations?: Record<string, string>
  ownerReferences?: { apiVersion: string; kind: string; name: string; uid: string; controller: boolean }[]
}

export type KubeObject = { apiVersion: string; kind: string; metadata: Metadata; [field: string]: unknown }

export type Terminated = {
  exitCode: number
  reason: string
  message?: string
  startedAt: string
  finishedAt: string
  containerID: string
}

export type ContainerState = {
  waiting?: { reason: string; message?: string }
  running?: { startedAt: string }
  terminated?: Terminated
}

export type ContainerStatus = {
  name: string
  image: string
  imageID: string
  containerID?: string
  ready: boolean
  started: boolean
  restartCount: number
  state: ContainerState
  lastState: ContainerState
}

export type EnvVar = {
  name: string
  value?: string
  valueFrom?: { secretKeyRef: { name: string; key: string } }
}

export type ContainerSpec = {
  name: string
  image: string
  args?: string[]
  env?: EnvVar[]
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[]
}

export type PodSpec = {
  initContainers: ContainerSpec[]
  containers: ContainerSpec[]
  nodeName?: string
  restartPolicy?: string
  [field: string]: unknown
}

export type Pod = KubeObject & {
  kind: 'Pod'
  spec: PodSpec
  status: {
    phase: string
    conditions?: { type: string; status: string; reason?: string; message?: string }[]
    initContainerStatuses?: ContainerStatus[]
    containerStatuses?: ContainerStatus[]
    [field: string]: unknown
  }
}

/** The collections that the emulator serves. */
export const RESOURCES = {
  pods: { path: '/api/v1', kind: 'Pod', apiVersion: 'v1', group: '' },
  events: { path: '/api/v1', kind: 'Event', apiVersion: 'v1', group: '' },
  deployments: { path: '/apis/apps/v1', kind: 'Deployment', apiVersion: 'apps/v1', group: 'apps' },
  replicasets: { path: '/apis/apps/v1', kind: 'ReplicaSet', apiVersion: 'apps/v1', group: 'apps' },
  statefulsets: { path: '/apis/apps/v1', kind: 'StatefulSet', apiVersion: 'apps/v1', group: 'apps' },
  jobs: { path: '/apis/batch/v1', kind: 'Job', apiVersion: 'batch/v1', group: 'batch' },
} as const

export type Resource = keyof typeof RESOURCES
