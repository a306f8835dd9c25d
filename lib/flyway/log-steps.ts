import type { Step } from './log-reading'

/** The migrations of a run as its log tells them, one after the other. */
export type LogSteps = {
  /** A migration begins, so the one before has ended well. */
  begin(step: Omit<Step, 'endedAt' | 'state'>): void
  /** The migration that runs has ended, if one does. */
  end(state: 'applied' | 'failed', time: string | null): void
  /** Flyway names the migration that failed. */
  fail(failed: Pick<Step, 'version' | 'description' | 'line'>, time: string | null): void
  /** The same array while no step changed. */
  list(): Step[]
}

/** Keeps the steps of a run. A step is replaced when it changes, so who holds one holds what was true. */
export function createLogSteps(): LogSteps {
  const steps: Step[] = []
  let shown: Step[] = []
  let changed = false
  // Errors have a stream of their own and may overtake: then a failure is told before the beginning.
  let isOvertaken = false

  const replaceLast = (last: Step, more: Partial<Step>) => {
    steps[steps.length - 1] = { ...last, ...more }
    changed = true
  }
  const add = (step: Step) => {
    steps.push(step)
    changed = true
  }
  const end = (state: 'applied' | 'failed', endedAt: string | null) => {
    const last = steps.at(-1)
    if (last?.state === 'running') replaceLast(last, { state, endedAt })
  }

  return {
    begin(step) {
      const last = steps.at(-1)
      const begunLate = isOvertaken && last !== undefined && isSame(last, step)
      isOvertaken = false
      if (begunLate) return replaceLast(last, step)
      end('applied', step.startedAt)
      add({ ...step, endedAt: null, state: 'running' })
    },
    end,
    fail(failed, time) {
      const last = steps.at(-1)
      if (last && isSame(last, failed)) return replaceLast(last, { state: 'failed', endedAt: last.endedAt ?? time })
      end('applied', time)
      isOvertaken = true
      const none = { outOfOrder: false, nonTransactional: false, startedAt: null }
      add({ ...failed, ...none, repeatable: failed.version === null, endedAt: time, state: 'failed' })
    },
    list() {
      if (changed) shown = [...steps]
      changed = false
      return shown
    },
  }
}

function isSame(step: Step, other: Pick<Step, 'version' | 'description'>): boolean {
  return step.version === other.version && (step.version !== null || step.description === other.description)
}
