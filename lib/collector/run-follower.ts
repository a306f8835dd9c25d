import type { Archive } from '../archive/archive'
import type { ArchivedRun } from '../archive/archived-run'
import type { RunLog } from '../archive/run-log'
import type { Attempt, ObservedRun, PodEvent } from '../board/observation'
import type { SourceError } from '../errors'
import type { Cluster } from '../kubernetes/cluster'
import { followLog } from '../kubernetes/follow-log'
import { linkSignal } from '../kubernetes/linked-signal'
import { logPlaceOf } from '../kubernetes/log-place'
import type { Mask } from '../mask'

/** Runs whose logs are followed or fetched; older ones keep what was seen of them. */
const NEWEST = 3
/** Runs that are listed. */
export const LISTED = 200

export type RunFollower = {
  /** Takes the attempts that Kubernetes tells of, newest first, and follows the logs of those that have one. */
  see: (attempts: Attempt[]) => void
  /** Takes what earlier lives of the board have archived; a log that was not read to its end is followed on. */
  recall: (runs: ArchivedRun[]) => void
  /** The events of the pods are others now. */
  hear: () => void
  runs: () => ObservedRun[]
}

export type RunFollowerParts = {
  environment: string
  namespace: string
  cluster: Cluster
  archive: Archive
  mask: Mask
  /** The events of a pod, oldest first; the very same list while they are the same. */
  eventsOf: (podUid: string) => readonly PodEvent[]
  changed: () => void
  failed: (error: SourceError) => void
  signal: AbortSignal
}

/** Follows the log of every run from its first byte, one stream a run, whoever is watching. */
export function createRunFollower(parts: RunFollowerParts): RunFollower {
  const followed = new Map<string, RunLog | null>()
  const archived = new Map<string, ArchivedRun>()
  let attempts: Attempt[] = []
  let runs: ObservedRun[] = []

  const said = (id: string) => {
    const log = followed.get(id)
    return log ? saidBy(log) : (archived.get(id)?.said ?? NOTHING)
  }

  const refresh = () => {
    const known = new Map(runs.map(run => [run.id, run]))
    runs = attempts.map(attempt => {
      const before = known.get(attempt.id)
      const now = { ...attempt, events: parts.eventsOf(attempt.podUid), ...said(attempt.id) }
      // A run keeps its identity while nothing in it changes: what was derived from it stays valid.
      return before && isSame(before, now) ? before : now
    })
    parts.changed()
  }

  const current = (attempt: Attempt) => attempts.find(({ id }) => id === attempt.id) ?? attempt

  const follow = async (attempt: Attempt): Promise<void> => {
    const link = linkSignal(parts.signal)
    followed.set(attempt.id, followed.get(attempt.id) ?? null)
    const again = () => {
      link.abort()
      void follow(current(attempt))
    }
    const { log, resume } = await parts.archive.open(parts.environment, attempt, again)
    followed.set(attempt.id, log)
    refresh()
    if (!log.facts().ended) await read(attempt, log, resume, link.signal)
    link.release()
  }

  const read = (
    attempt: Attempt,
    log: RunLog,
    known: Parameters<typeof followLog>[3]['known'],
    signal: AbortSignal,
  ) => {
    const now = () => current(attempt)
    const target = { namespace: parts.namespace, attempt: now, place: () => logPlaceOf(now(), attempts) }
    const told = {
      lines: (lines: { time: string | null; text: string }[]) => {
        log.append(
          lines.map(line => {
            const { text, masked } = parts.mask(line.text)
            return { time: line.time, text, masked }
          }),
        )
        refresh()
      },
      completeness: (how: Parameters<RunLog['complete']>[0]) => {
        log.complete(how)
        refresh()
      },
      room: () => parts.archive.room(log),
      failure: parts.failed,
    }
    return followLog(parts.cluster, target, told, { signal, known })
  }

  /** Its log can be read, and was not read to the end; one that was begun is ended in any case. */
  const isWanted = (attempt: Attempt, index: number) => {
    const known = archived.get(attempt.id)
    if (followed.has(attempt.id) || known?.ended) return false
    return (index < NEWEST && hasLog(attempt)) || known?.openedAt != null
  }

  const see = (seen: Attempt[]) => {
    attempts = seen.slice(0, LISTED)
    parts.archive.note(parts.environment, attempts, parts.eventsOf)
    // The archive lets go of what was opened first: that must be the oldest.
    for (const attempt of attempts.filter(isWanted).reverse()) void follow(attempt)
    const listed = new Set(attempts.map(attempt => attempt.id))
    for (const known of [followed, archived]) for (const id of known.keys()) if (!listed.has(id)) known.delete(id)
    refresh()
  }

  return {
    see,
    recall(past) {
      for (const run of past) archived.set(run.attempt.id, run)
    },
    hear() {
      parts.archive.note(parts.environment, attempts, parts.eventsOf)
      refresh()
    },
    runs: () => runs,
  }
}

const hasLog = ({ containerId, state }: Attempt) => containerId !== null && state !== 'waiting' && state !== 'lost'

type Said = ArchivedRun['said']

const NOTHING: Said = { reading: null, lastLine: null, log: { lines: 0, bytes: 0, completeness: 'none' } }

function saidBy(log: RunLog): Said {
  const { reading, lastLine, lines, bytes, completeness } = log.facts()
  return { reading, lastLine, log: { lines, bytes, completeness } }
}

function isSame(before: ObservedRun, now: ObservedRun): boolean {
  const { log, lastLine: _line, ...rest } = now
  return (
    // What the log says changes with its lines and with nothing else, but for how complete it is.
    before.log.lines === log.lines &&
    before.log.completeness === log.completeness &&
    // A run has all of these fields; the cast only lets them be walked by name.
    (Object.keys(rest) as (keyof typeof rest)[]).every(key => before[key] === now[key])
  )
}
