import { setTimeout as sleep } from 'node:timers/promises'
import type { KubeObject, Pod } from '../emulator/objects'
import type { Container } from '../kubelet/container'
import { type Node, type PlayedPod, playPod } from '../kubelet/play-pod'
import { deploymentObject, podObject, replicaSetObject, type Template } from './objects'
import { presentPast } from './present-past'

export type Deployment = ReturnType<typeof createDeployment>

export type PastRun = { container: Container; exitCode: number; startedAt: Date }

/** Milliseconds between a pod and its container. */
const CREATION = 2000

type Pods = { stable: PlayedPod | null; fresh: PlayedPod | null }

/**
 * A Deployment with one replica and the strategy RollingUpdate: a new pod comes beside the old one, which goes when the
 * new one is ready. A new pod that never gets ready stays beside the old one, until the next rollout replaces it.
 */
export function createDeployment(node: Node, name: string, start: (pod: Pod) => Container) {
  const { store } = node.api
  const createdAt = new Date(Date.now() - 400 * 24 * 3600_000)
  let revision = 11
  let newestAt = 0
  let deployment: KubeObject = store.put('deployments', deploymentObject(name, revision, createdAt))
  let pods: Pods = { stable: null, fresh: null }

  function newPod(template: Template, at: Date): Pod {
    revision += 1
    newestAt = Math.max(newestAt, at.getTime())
    const next = deploymentObject(name, revision, createdAt, template)
    deployment = store.put('deployments', { ...next, metadata: { ...next.metadata, uid: deployment.metadata.uid } })
    const replicaSet = store.put('replicasets', replicaSetObject(deployment, revision, template, at))
    return podObject(name, replicaSet, template, at)
  }

  /** Kubernetes dates pods by whole seconds: two of one second would have no order. */
  async function nextSecond(): Promise<Date> {
    const next = (Math.floor(newestAt / 1000) + 1) * 1000
    if (Date.now() < next) await sleep(next - Date.now())
    return new Date(Math.max(Date.now(), next))
  }

  /** What the Deployment controller says of the rollout. */
  function tellProgress(progresses: boolean, message: string) {
    const reason = progresses ? 'NewReplicaSetAvailable' : 'ProgressDeadlineExceeded'
    const conditions = [{ type: 'Progressing', status: progresses ? 'True' : 'False', reason, message }]
    const status = { observedGeneration: revision, replicas: 1, conditions }
    deployment = store.put('deployments', { ...deployment, status })
  }

  async function settle(played: PlayedPod) {
    const set = played.pod.metadata.ownerReferences?.[0]?.name
    const late = () => pods.fresh === played && tellProgress(false, `ReplicaSet "${set}" has timed out progressing.`)
    const deadline = setTimeout(late, (node.progressDeadline ?? 600) * 1000 * node.factor).unref()
    const isReady = await played.ready
    clearTimeout(deadline)
    if (!isReady || pods.fresh !== played) return
    tellProgress(true, `ReplicaSet "${set}" has successfully progressed.`)
    const old = pods.stable
    pods = { stable: played, fresh: null }
    await old?.stop()
  }

  return {
    name,
    /** Starts a rollout with this template now. */
    async rollOut(template: Template): Promise<PlayedPod> {
      const abandoned = pods.fresh
      const pod = newPod(template, await nextSecond())
      const played = playPod(node, pod, () => start(pod))
      pods = { ...pods, fresh: played }
      await abandoned?.stop()
      void settle(played)
      return played
    },
    /**
     * Runs the container now and shows the pod as one that started at another time, unless a newer pod was there before:
     * whoever has seen that one would take it for the last word. Then it is shown as what it is, the newest.
     */
    async playPast(template: Template, wished: Date): Promise<PastRun> {
      const isNewest = wished.getTime() - CREATION > newestAt
      const pod = newPod(template, isNewest ? new Date(wished.getTime() - CREATION) : await nextSecond())
      const container = start(pod)
      const startedAt = isNewest ? wished : container.startedAt
      const exitCode = await container.exit
      const played = presentPast(node.api, pod, { container, exitCode, startedAt })
      pods = { ...pods, stable: played }
      return { container, exitCode, startedAt }
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
