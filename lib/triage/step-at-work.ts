import type { ObservedRun } from '../board/observation'
import type { Step } from '../flyway/log-reading'

/** The migration that a run had begun and not applied; null when there was none. */
export const stepAtWork = ({ reading }: Pick<ObservedRun, 'reading'>): Step | null =>
  reading?.steps.findLast(({ state }) => state !== 'applied') ?? null
