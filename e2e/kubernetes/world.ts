import type { ContainerLog } from '../world/emulator/container-log'
import type { Pod } from '../world/emulator/objects'
import type { Api } from './ask'

/** A Kubernetes API with what happens behind it: the emulator, or a real server with stand-ins for its nodes. */
export type KubernetesWorld = {
  api: Api
  /** Bearer tokens: `board` may read what the board reads in namespace pgsql, `stranger` nothing. */
  tokens: { board: string; stranger: string }
  /** A kubeconfig file whose user is `board`. */
  kubeconfig: string
  /** Creates a pod or gives it another status, as a scheduler and a kubelet would. */
  putPod: (pod: Pod) => Promise<void>
  removePod: (name: string) => Promise<void>
  /** The log of a container by its id; it is there once a pod's status names it. */
  log: (containerId: string) => ContainerLog
  /** Resets every connection of whoever asks the API. */
  cut: () => void
  /** Loses the connections between the API and the nodes: followed logs end as if their container had. */
  loseNodes: () => void
  /** SIGKILL of the API, and its next start at the same address. */
  kill: () => Promise<void>
  revive: () => Promise<void>
  /** From now on a watch from any earlier resourceVersion is refused with 410. */
  forget: () => Promise<void>
  stop: () => Promise<void>
}
