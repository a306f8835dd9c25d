import { type Pod, podsIn } from '../../lib/kubernetes/pod'
import { followObjects } from '../../lib/kubernetes/reflector'
import { until } from '../../lib/kubernetes/test-cluster'
import { samplePod } from '../world/emulator/samples'
import { ended } from './log-contract'
import { readerTest } from './reader-test'
import type { KubernetesWorld } from './world'

/** A loaded machine needs many seconds only to load the client library. */
const PATIENCE = 60_000

/** What the board knows of the pods, whatever breaks. */
export function reflectorContract(world: () => KubernetesWorld): void {
  readerTest(
    'the pods are known as they are, through resets, a killed API and a forgotten past',
    world,
    async ({ board }) => {
      const stop = new AbortController()
      let pods: Pod[] = []
      const following = followObjects(
        board,
        podsIn('pgsql', 'app=board'),
        { objects: now => (pods = now), failure: () => {}, alive: () => {} },
        { signal: stop.signal, limits: { backOff: () => 20 } },
      )
      try {
        const names = () => pods.map(({ name }) => name).join()
        await world().putPod(samplePod('board-1'))
        await until(() => names() === 'board-1', 'the first pod', PATIENCE)
        world().cut()
        await world().putPod(samplePod('board-2'))
        await until(() => names() === 'board-1,board-2', 'a pod after a reset', PATIENCE)
        await world().removePod('board-1')
        await until(() => names() === 'board-2', 'a removal', PATIENCE)
        await world().kill()
        await world().revive()
        await world().putPod(samplePod('board-2', { state: ended(21), restartCount: 3 }))
        await until(() => pods[0]?.statuses[0]?.restartCount === 3, 'a status after a kill', PATIENCE)
        await world().forget()
        await world().removePod('board-2')
        await until(() => names() === '', 'a removal after the past was forgotten', PATIENCE)
      } finally {
        stop.abort()
        await following
      }
    },
  )
}
