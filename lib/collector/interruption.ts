import type { ObservedRun } from '../board/observation'
import type { Step } from '../flyway/log-reading'
import type { Interruption } from '../triage/left-behind/left-behind'
import { stepAtWork } from '../triage/step-at-work'

/** How a run ended, and the attempt before it that was cut off at the same migration, newest first. */
export function interruptionOf(run: ObservedRun, runs: ObservedRun[]): Interruption {
  const earlier = runs.slice(runs.findIndex(({ id }) => id === run.id) + 1)
  const applied = earlier.findIndex(({ state }) => state === 'succeeded')
  const failed = applied === -1 ? earlier : earlier.slice(0, applied)
  const before = failed.find(other => isSameStep(stepAtWork(other), stepAtWork(run)) && wasCutOff(other))
  return { now: wasCutOff(run), before: before ? before.restartCount + 1 : null }
}

/** It stopped in a migration without a word about one of its statements. Flyway's refusal of a row comes before any commit. */
function wasCutOff(run: ObservedRun): boolean {
  const failure = run.reading?.failure
  if (!stepAtWork(run) || (run.state !== 'failed' && run.state !== 'lost')) return false
  if (!failure) return true
  const { script, line, version, message } = failure
  return script === null && line === null && version === null && !/^Unable to insert row\b/.test(message)
}

/** Whether two runs came to the same migration. */
export const isSameStep = (a: Step | null, b: Step | null) =>
  a !== null && b !== null && a.version === b.version && a.description === b.description
