import { createRunLog, type RunLog } from './run-log'

/** The logs of the newest runs of each environment. */
export type MemoryArchive = {
  /** The log of a run, opened when it is not there yet; the oldest of its environment goes when there are too many. */
  open: (environment: string, id: string) => RunLog
  find: (id: string) => RunLog | null
}

/** Keeps `runs` logs of each environment, each of at most `bytes`, for as long as the process lives. */
export function createMemoryArchive({ runs, bytes }: { runs: number; bytes: number }): MemoryArchive {
  const environments = new Map<string, Map<string, RunLog>>()

  return {
    open(environment, id) {
      const logs = environments.get(environment) ?? new Map<string, RunLog>()
      environments.set(environment, logs)
      const known = logs.get(id)
      if (known) return known
      const opened = createRunLog(bytes)
      logs.set(id, opened)
      for (const [oldest, log] of [...logs].slice(0, Math.max(0, logs.size - runs))) {
        logs.delete(oldest)
        // Whoever follows the run holds its log for as long as the run is listed.
        log.release()
      }
      return opened
    },
    find(id) {
      for (const logs of environments.values()) {
        const log = logs.get(id)
        if (log) return log
      }
      return null
    },
  }
}
