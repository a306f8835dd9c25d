import { isReadAfter } from './ending'
import type { Facts, Line } from './facts'
import type { Observation, ObservedRun } from './observation'

/** A run that ended well and did nothing of what waited (product.md §2, rule 2). */
export type NoOp = { run: ObservedRun; nothingResolved: boolean; waiting: Line[] }

/**
 * The silent no-op of the newest ended run: its log shows that nothing was resolved, or a script that was there before
 * it started was Pending and still is. A script that came later is just Pending.
 */
export function computeNoOp({ runs, history }: Observation, facts: Facts): NoOp | null {
  const run = runs.find(({ state }) => state === 'succeeded' || state === 'failed')
  if (run?.state !== 'succeeded') return null
  const nothingResolved = run.reading?.nothingResolved === true
  const waiting = isReadAfter(history.readAt, run) ? leftWaiting(facts.pending, run) : []
  return nothingResolved || waiting.length > 0 ? { run, nothingResolved, waiting } : null
}

/** What was Pending before a run started, and is not in the list of what it applied. */
function leftWaiting(pending: Line[], { startedAt, reading }: ObservedRun): Line[] {
  if (startedAt === null || pending.length === 0) return []
  const start = Date.parse(startedAt)
  const applied = new Set(reading?.applied)
  return pending
    .filter(({ seenAt }) => seenAt !== null && Date.parse(seenAt) < start)
    .filter(({ migration }) => !applied.has(migration.version ?? migration.key))
}
