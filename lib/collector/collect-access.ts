import type { Access } from '../board/schema'
import type { KubernetesConfig } from '../config'
import { readAccess } from '../kubernetes/access'
import { backOff } from '../kubernetes/back-off'
import type { Cluster } from '../kubernetes/cluster'
import { createAlarm } from '../sources/alarm'

/** Milliseconds: while a right is missing it is asked again so often, and never more often than that. */
const AGAIN = 30_000
const SOON = 1_000
const HOUR = 3_600_000

/** Asks at start what the board may do, again when `ask` says that something was refused, and while anything is missing. */
export function collectAccess(
  cluster: Cluster,
  config: KubernetesConfig,
  told: (access: Access) => void,
  signal: AbortSignal,
): { ask: () => void } {
  const alarm = createAlarm(signal)
  const pause = createAlarm(signal)

  const run = async () => {
    for (let tries = 0; !signal.aborted; ) {
      const access = await readAccess(cluster, config, signal).catch(() => null) // the source itself says why
      if (signal.aborted) return
      if (access) told(access)
      tries = access ? 0 : tries + 1
      const isMissing = access?.rights.some(({ missing }) => missing.length > 0)
      await pause.wait(SOON)
      await alarm.wait(access ? (isMissing ? AGAIN : HOUR) : backOff(tries))
    }
  }
  void run()
  return { ask: alarm.ring }
}
