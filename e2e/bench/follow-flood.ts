import { setTimeout as sleep } from 'node:timers/promises'
import type { Archive } from '../../lib/archive/archive'
import { anAttempt } from '../../lib/archive/test-archive'
import { openCluster } from '../../lib/kubernetes/cluster'
import { followLog } from '../../lib/kubernetes/follow-log'
import { createMask } from '../../lib/mask'
import { POD } from './flood-world'

const PATIENCE = 60_000

/** Milliseconds until the last line was read and is held, and until it was stored. */
export type Followed = { id: string; buffered: number; stored: number }

type Following = {
  kubeconfig: string
  container: string
  round: number
  lines: number
  /** Told of each line when it is held. */
  seen?: (text: string) => void
}

/** Follows a container's log as the board does: masked, read as Flyway's, held and stored. */
export async function followFlood(
  archive: Archive,
  { kubeconfig, container, round, lines, seen }: Following,
): Promise<Followed> {
  const cluster = openCluster({ kubeconfig, context: null })
  const mask = createMask(['a password of a database'], { rowValues: true })
  const id = `flood-${container}-${round}`
  const attempt = anAttempt({ id, podUid: id, pod: POD, container, startedAt: null })
  archive.note('bench', [attempt], () => [])
  const { log } = await archive.open('bench', attempt)
  const stop = new AbortController()
  const start = performance.now()
  let buffered = Number.NaN
  const target = { namespace: 'pgsql', attempt: () => attempt, place: () => 'current' as const }
  const failures: Error[] = []
  const told: Parameters<typeof followLog>[2] = {
    lines(taken) {
      log.append(
        taken.map(line => {
          const { text, masked } = mask(line.text)
          return { time: line.time, text, masked }
        }),
      )
      if (seen) for (const { text } of taken) seen(text)
      if (log.facts().lines === lines) buffered = performance.now() - start
    },
    room: () => archive.room(log),
    completeness: how => log.complete(how),
    failure: error => failures.push(error),
  }
  const following = followLog(cluster, target, told, { signal: stop.signal })
  try {
    while (log.storedThrough() < lines) {
      if (failures[0]) throw failures[0]
      if (performance.now() - start > PATIENCE) throw new Error(`${log.storedThrough()} of ${lines} lines were stored`)
      await sleep(10)
    }
    return { id, buffered, stored: performance.now() - start }
  } finally {
    stop.abort()
    await following
    cluster.close()
  }
}
