import type { Observation, ObservedRun } from './observation'

/** Kubernetes rounds the end of a run down to the second. */
const SECOND = 1_000

/** Whether the history was read after the run had ended; before that its last rows may not have been seen. */
export function isReadAfter(readAt: string | null, { finishedAt }: ObservedRun): boolean {
  return readAt !== null && (finishedAt === null || Date.parse(readAt) >= Date.parse(finishedAt) + SECOND)
}

/** The newest run has ended well, and its last rows may not have been read yet. */
export function isEnding({ runs, history }: Pick<Observation, 'runs' | 'history'>): boolean {
  const [newest] = runs
  return newest?.state === 'succeeded' && history.configured && !isReadAfter(history.readAt, newest)
}
