import { after, before } from 'node:test'
import { apiContract } from './api-contract'
import { bytesContract } from './bytes-contract'
import { followContract } from './follow-contract'
import { logContract } from './log-contract'
import { reflectorContract } from './reflector-contract'
import { runsContract } from './runs-contract'
import { silenceContract } from './silence-contract'
import type { KubernetesWorld } from './world'

/**
 * What the board relies on of a Kubernetes API, and what its own reader makes of it. The emulator and a real server are
 * asked the same, so that what is proven on the one holds on the other.
 */
export function contract(world: () => KubernetesWorld): void {
  apiContract(world)
  logContract(world)
  reflectorContract(world)
  runsContract(world)
  bytesContract(world)
  silenceContract(world, 1 / 50)
  followContract(world)
}

/** Starts a world before the tests of this suite and stops it after them. */
export function withWorld<T extends KubernetesWorld>(start: () => Promise<T>): () => T {
  let started: T | null = null
  before(async () => {
    started = await start()
  })
  after(() => started?.stop())
  return () => {
    if (!started) throw new Error('the world was not started')
    return started
  }
}
