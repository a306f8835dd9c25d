import type { MemoryArchive } from '../archive/memory-archive'
import type { RunLog } from '../archive/run-log'
import type { Attempt, ObservedRun } from '../board/observation'
import type { SourceError } from '../errors'
import type { Cluster } from '../kubernetes/cluster'
import { followLog } from '../kubernetes/follow-log'
import { logPlaceOf } from '../kubernetes/log-place'
import type { Mask } from '../mask'

/** Runs whose logs are followed or fetched; older ones keep what was seen of them. */
const NEWEST = 3
/** Runs that are listed. */
export const LISTED = 200

export type RunFollower = {
  /** Takes the attempts that Kubernetes tells of, newest first, and follows the logs of those that have one. */
  see: (attempts: Attempt[]) => void
  runs: () => ObservedRun[]
}

export type RunFollowerParts = {
  environment: string
  namespace: string
  cluster: Cluster
  archive: MemoryArchive
  mask: Mask
  changed: () => void
  failed: (error: SourceError) => void
  signal: AbortSignal
}

/** Follows the log of every run from its first byte, one stream a run, whoever is watching. */
export function createRunFollower(parts: RunFollowerParts): RunFollower {
  const followed = new Map<string, RunLog>()
  let attempts: Attempt[] = []
  let runs: ObservedRun[] = []

  // A log that made room for a newer one is told of once more: its run no longer has it.
  const isKept = (id: string) => parts.archive.find(id) !== null

  const refresh = (id?: string) => {
    const known = new Map(runs.map(run => [run.id, run]))
    runs = attempts.map(attempt => {
      const before = known.get(attempt.id)
      // A run keeps its identity while nothing in it changes: what was derived from it stays valid.
      const isSaid = before?.log.completeness === 'none' || isKept(attempt.id)
      if (before && isSaid && attempt.id !== id && isSame(before, attempt)) return before
      return observe(attempt, followed.get(attempt.id))
    })
    parts.changed()
  }

  const current = (id: string) => attempts.find(attempt => attempt.id === id)

  const follow = (attempt: Attempt) => {
    const log = parts.archive.open(parts.environment, attempt.id)
    followed.set(attempt.id, log)
    const now = () => current(attempt.id) ?? attempt
    const target = { namespace: parts.namespace, attempt: now, place: () => logPlaceOf(now(), attempts) }
    const told = {
      lines: (lines: { time: string | null; text: string }[]) => {
        log.append(lines.map(line => ({ time: line.time, ...parts.mask(line.text) })))
        refresh(attempt.id)
      },
      completeness: (how: Parameters<RunLog['complete']>[0]) => {
        log.complete(how)
        refresh(attempt.id)
      },
      failure: parts.failed,
    }
    void followLog(parts.cluster, target, told, { signal: parts.signal })
  }

  return {
    see(seen) {
      attempts = seen.slice(0, LISTED)
      // The archive lets go of what was opened first: that must be the oldest.
      for (const attempt of attempts.slice(0, NEWEST).reverse()) {
        if (hasLog(attempt) && !followed.has(attempt.id)) follow(attempt)
      }
      const listed = new Set(attempts.map(attempt => attempt.id))
      for (const id of followed.keys()) if (!listed.has(id)) followed.delete(id)
      refresh()
    },
    runs: () => runs,
  }
}

const hasLog = ({ containerId, state }: Attempt) => containerId !== null && state !== 'waiting' && state !== 'lost'

function observe(attempt: Attempt, log: RunLog | undefined): ObservedRun {
  if (!log) return { ...attempt, reading: null, lastLine: null, log: { lines: 0, bytes: 0, completeness: 'none' } }
  const { reading, lastLine, lines, bytes, completeness } = log.facts()
  return { ...attempt, reading, lastLine, log: { lines, bytes, completeness } }
}

const isSame = (run: ObservedRun, attempt: Attempt) =>
  // A run has all fields of its attempt; the cast only lets them be walked by name.
  (Object.keys(attempt) as (keyof Attempt)[]).every(key => run[key] === attempt[key])
