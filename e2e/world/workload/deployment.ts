import type { KubeObject, Pod } from '../emulator/objects'
import type { Container } from '../kubelet/container'
import { type Node, type PlayedPod, playPod } from '../kubelet/play-pod'
import { deploymentObject, podObject, replicaSetObject, type Template } from './objects'
import { presentPast } from './present-past'

export type Deployment = ReturnType<typeof createDeployment>

export type PastRun = { container: Container; exitCode: number }

type Pods = { stable: PlayedPod | null; fresh: PlayedPod | null }

/**
 * A Deployment with one replica and the strategy RollingUpdate: a new pod comes beside the old one, which goes when the
 * new one is ready. A new pod that never gets ready stays beside the old one, until the next rollout replaces it.
 */
export function createDeployment(node: Node, name: string, start: (pod: Pod) => Container) {
  const { store } = node.api
  const createdAt = new Date(Date.now() - 400 * 24 * 3600_000)
  let revision = 11
  let deployment: KubeObject = store.put('deployments', deploymentObject(name, revision, createdAt))
  let pods: Pods = { stable: null, fresh: null }

  function newPod(template: Template, at: Date): Pod {
    revision += 1
    const { metadata } = deploymentObject(name, revision, createdAt)
    deployment = store.put('deployments', {
      ...deployment,
      metadata: { ...metadata, uid: deployment.metadata.uid },
      status: { observedGeneration: revision, replicas: 1 },
    })
    const replicaSet = store.put('replicasets', replicaSetObject(deployment, revision, template, at))
    return podObject(name, replicaSet, template, at)
  }

  async function settle(played: PlayedPod) {
    if (!(await played.ready) || pods.fresh !== played) return
    const old = pods.stable
    pods = { stable: played, fresh: null }
    await old?.stop()
  }

  return {
    name,
    /** Starts a rollout with this template now. */
    async rollOut(template: Template): Promise<PlayedPod> {
      const abandoned = pods.fresh
      const pod = newPod(template, new Date())
      const played = playPod(node, pod, () => start(pod))
      pods = { ...pods, fresh: played }
      await abandoned?.stop()
      void settle(played)
      return played
    },
    /** Runs the container now and shows the pod as one that started at another time. */
    async playPast(template: Template, startedAt: Date): Promise<PastRun> {
      const pod = newPod(template, new Date(startedAt.getTime() - 2000))
      const container = start(pod)
      const exitCode = await container.exit
      const played = presentPast(node.api, pod, { container, exitCode, startedAt })
      pods = { ...pods, stable: played }
      return { container, exitCode }
    },
    /** Deletes all pods. */
    async clear(): Promise<void> {
      const { stable, fresh } = pods
      pods = { stable: null, fresh: null }
      await Promise.all([stable?.stop(), fresh?.stop()])
    },
    /** The pod of the newest rollout. */
    get newest() {
      return pods.fresh ?? pods.stable
    },
  }
}
