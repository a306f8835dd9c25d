import type { ContainerLog } from '../world/emulator/container-log'
import type { Pod } from '../world/emulator/objects'
import type { Api } from './ask'

/** A Kubernetes API with what happens behind it: the emulator, or a real server with stand-ins for its nodes. */
export type KubernetesWorld = {
  api: Api & { tls: { ca: Buffer } }
  /** Bearer tokens: `board` may read what the board reads in namespace pgsql, `stranger` nothing. */
  tokens: { board: string; stranger: string }
  /** A client certificate of somebody who may read pods. */
  certificate: { cert: Buffer; key: Buffer }
  /** A kubeconfig file whose user is `board`. */
  kubeconfig: string
  /** Creates a pod or gives it another status, as a scheduler and a kubelet would. */
  putPod: (pod: Pod) => Promise<void>
  removePod: (name: string) => Promise<void>
  /** The log of a container by its id; it is there once a pod's status names it. `ahead`: of its node's clock, milliseconds. */
  log: (containerId: string, ahead?: number) => ContainerLog
  /** How often the log of a pod was asked for. */
  logRequests: (pod: string) => number
  /** Resets every connection of whoever asks the API. */
  cut: () => void
  /** What the API sends on the connections of now does not arrive any more, and nothing says so. */
  stall: () => void
  /** Resets every connection, and answers the next requests with this status and a time to wait, in seconds. */
  refuse: (answer: Refused) => void
  /** Loses the connections between the API and the nodes: followed logs end as if their container had. */
  loseNodes: () => void
  /** The nodes cannot be reached by the API, until it is called with false. */
  nodesAway: (now: boolean) => Promise<void>
  /** SIGKILL of the API, and its next start at the same address. */
  kill: () => Promise<void>
  revive: () => Promise<void>
  /** From now on a watch from any earlier resourceVersion is refused with 410. */
  forget: () => Promise<void>
  stop: () => Promise<void>
}

export type Refused = { code: 429 | 503; times: number; retryAfter: number }
