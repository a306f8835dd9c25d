import { after, before } from 'node:test'
import { apiContract } from './api-contract'
import { followContract } from './follow-contract'
import { logContract } from './log-contract'
import type { KubernetesWorld } from './world'

/**
 * What the board relies on of a Kubernetes API. The emulator and a real server are asked the same, so that what is
 * proven on the one holds on the other.
 */
export function contract(start: () => Promise<KubernetesWorld>): void {
  let started: KubernetesWorld | null = null
  before(async () => {
    started = await start()
  })
  after(() => started?.stop())
  const world = () => {
    if (!started) throw new Error('the world was not started')
    return started
  }
  apiContract(world)
  logContract(world)
  followContract(world)
}
