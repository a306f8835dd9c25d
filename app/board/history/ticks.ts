import type { PastRun } from '@/lib/board/schema'
import { stateOfRun } from '../../runs/run-words'
import { sayDuration, sayMoment } from '../../ui/times'

/** A run as a tick of its environment's history: in words, and as high as it took long beside the others, from 0 to 1. */
export type Tick = { id: string; state: PastRun['state']; says: string; height: number }

/** One tick for each run, in their order; a run whose length nobody knows is of middle height. */
export function ticksOf(runs: readonly PastRun[], now: number): Tick[] {
  const longest = Math.max(1, ...runs.map(run => lengthOf(run) ?? 0))
  return runs.map(run => {
    const length = lengthOf(run)
    return { id: run.id, state: run.state, says: sayRun(run, now), height: length === null ? 0.5 : length / longest }
  })
}

function lengthOf({ startedAt, finishedAt }: PastRun): number | null {
  return startedAt === null || finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt)
}

/** `23 Nov 09:32: exit 1 after 18 s, attempt 3`. */
function sayRun(run: PastRun, now: number): string {
  const length = lengthOf(run)
  const when = run.startedAt === null ? 'not started' : sayMoment(run.startedAt, now)
  const took = length === null ? '' : ` after ${sayDuration(length)}`
  return `${when}: ${stateOfRun(run).word}${took}, attempt ${run.attempt}`
}
