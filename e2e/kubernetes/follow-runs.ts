import type { Attempt } from '../../lib/board/observation'
import type { SourceError } from '../../lib/errors'
import { attemptsOf } from '../../lib/kubernetes/attempts'
import type { Cluster } from '../../lib/kubernetes/cluster'
import { type Completeness, followLog } from '../../lib/kubernetes/follow-log'
import type { LogLimits } from '../../lib/kubernetes/log-limits'
import { logPlaceOf } from '../../lib/kubernetes/log-place'
import { mergeAttempts } from '../../lib/kubernetes/merge-attempts'
import { type Pod, podsIn } from '../../lib/kubernetes/pod'
import { followObjects } from '../../lib/kubernetes/reflector'

/** One attempt as the board's reader sees it. */
export type SeenRun = { id: string; attempt: () => Attempt; texts: string[]; told: Completeness[]; ended: boolean }

const QUICK = { backOff: () => 20 }

export type SeenRuns = ReturnType<typeof followRuns>

/** Follows the pods of an app and the log of each attempt, as the board does: status and logs come on their own ways. */
export function followRuns(board: Cluster, app: string, limits: Partial<LogLimits> = {}) {
  const stop = new AbortController()
  const runs = new Map<string, SeenRun>()
  const logs: Promise<void>[] = []
  const failures: SourceError[] = []
  let attempts: Attempt[] = []
  let pods: Pod[] = []
  let deaf = false

  const follow = (first: Attempt) => {
    const attempt = () => attempts.find(({ id }) => id === first.id) ?? first
    const run: SeenRun = { id: first.id, attempt, texts: [], told: [], ended: false }
    runs.set(first.id, run)
    const place = () => logPlaceOf(attempt(), attempts)
    const log = followLog(
      board,
      { namespace: 'pgsql', attempt, place },
      {
        lines: lines => run.texts.push(...lines.map(({ text }) => text)),
        completeness: how => run.told.push(how),
        failure: error => failures.push(error),
      },
      { signal: stop.signal, limits: { ...QUICK, status: 100, look: 5, ...limits } },
    )
    const note = () => {
      run.ended = true
    }
    logs.push(log.then(note))
  }

  const see = () => {
    if (deaf) return
    const seen = pods.flatMap(pod => attemptsOf(pod, 'wst-flyway-migrate'))
    attempts = mergeAttempts(attempts, seen, new Set(pods.map(({ uid }) => uid)))
    for (const attempt of attempts) if (!runs.has(attempt.id)) follow(attempt)
  }
  const status = followObjects(
    board,
    podsIn('pgsql', `app=${app}`),
    {
      objects(now) {
        pods = now
        see()
      },
      failure: () => {},
      alive: () => {},
    },
    { signal: stop.signal, limits: QUICK },
  )

  return {
    /** Why logs could not be read. */
    failures,
    /** In the order in which they were seen first. */
    runs: () => [...runs.values()],
    /** What is told of the pods arrives late: not before it is called with false. */
    delay(now: boolean) {
      deaf = now
      see()
    },
    async stop() {
      stop.abort()
      await Promise.all([status, ...logs])
    },
  }
}
