import { repeatableKey, versionKey } from './key'
import type { Observation, ObservedRun } from './observation'

/** A migration run that is at work this moment. */
export type Live = {
  /** Null when only Flyway's advisory lock tells of it. */
  run: ObservedRun | null
  /** The migration it is at; null before its log names one. */
  key: string | null
  /** Since when it waits for a lock of somebody else's, where that is longer than 5 s. */
  blockedSince: string | null
}

/** A lock that is waited for this long blocks the run; a shorter wait is traffic. */
const PATIENCE = 5_000

/** The run that is at work: seen in the container, in its log or by Flyway's advisory lock (product.md §2b). */
export function computeLive({ runs, history }: Observation, now: number): Live | null {
  const run = runs.find(isAtWork) ?? null
  const locked = history.value?.locked === true
  if (!run && !locked) return null
  const waitingSince = history.value?.waitingSince ?? null
  const blocked = waitingSince !== null && now - Date.parse(waitingSince) > PATIENCE
  return { run, key: run ? keyAtWork(run) : null, blockedSince: blocked ? waitingSince : null }
}

function isAtWork({ state, reading }: ObservedRun): boolean {
  return (
    state === 'running' || (state === 'waiting' && reading !== null && reading.lines > 0 && reading.outcome === null)
  )
}

/** The key of the migration at which a log stands. */
export function keyAtWork({ reading }: ObservedRun): string | null {
  const step = reading?.steps.findLast(({ state }) => state !== 'applied')
  if (!step) return null
  return step.version === null ? repeatableKey(step.description) : versionKey(step.version)
}
