import type { MemoryArchive } from '../archive/memory-archive'
import { followLines, type LineQuery, readLines, readText } from '../archive/read-lines'
import type { LogLine, LogLines, RunDetail, Runs } from '../board/answers'
import type { Observation, ObservedRun } from '../board/observation'
import { runOf } from '../board/run-of'
import type { Run } from '../board/schema'

export type RunQuery = { environment?: string; state?: string; before?: string; limit?: number }

/** What can be asked of the runs that the board has seen, and of their logs. */
export function createRunQueries(observations: () => Observation[], archive: MemoryArchive) {
  const all = (): Run[] =>
    observations()
      .flatMap(observation => observation.runs.map(run => runOf(observation.name, run)))
      .sort(newestFirst)

  const find = (id: string): { environment: string; run: ObservedRun } | null => {
    for (const { name, runs } of observations()) {
      const run = runs.find(candidate => candidate.id === id)
      if (run) return { environment: name, run }
    }
    return null
  }

  return {
    runs({ environment, state, before, limit = 50 }: RunQuery): Runs {
      const fitting = all()
        .filter(run => environment === undefined || run.environment === environment)
        .filter(run => state === undefined || run.state === state)
      const start = before === undefined ? 0 : fitting.findIndex(run => run.id === before) + 1
      const page = fitting.slice(start, start + limit)
      return { runs: page, next: start + limit < fitting.length ? (page.at(-1)?.id ?? null) : null }
    },

    run(id: string): RunDetail | null {
      const found = find(id)
      if (!found) return null
      const siblings = all().filter(run => run.podUid === found.run.podUid && run.container === found.run.container)
      return {
        ...runOf(found.environment, found.run),
        siblings: siblings.sort((a, b) => a.restartCount - b.restartCount),
        steps: found.run.reading?.steps ?? [],
        masked: archive.find(id)?.facts().masked ?? 0,
      }
    },

    logText(id: string, range?: { from?: number; to?: number }) {
      const log = archive.find(id)
      if (log) return readText(log, range)
      return find(id) ? { text: '', masked: 0 } : null
    },

    logLines(id: string, query: LineQuery): LogLines | null {
      const log = archive.find(id)
      if (log) return readLines(log, query)
      return find(id) ? { lines: [], total: 0, matches: query.search ? 0 : null } : null
    },

    followLog(id: string, after: number, listener: (lines: LogLine[] | null) => void): (() => void) | null {
      const found = find(id)
      if (!found) return null
      const log = archive.find(id) ?? (isOver(found.run) ? null : archive.open(found.environment, id))
      if (log) return followLines(log, after, listener)
      listener(null) // ended, and its log is no longer kept
      return () => {}
    },
  }
}

const isOver = ({ state }: ObservedRun) => state === 'succeeded' || state === 'failed' || state === 'lost'

/** Runs that have not started yet are the newest of all. */
function newestFirst(a: Run, b: Run): number {
  const [left, right] = [a.startedAt ?? '9', b.startedAt ?? '9']
  return left === right ? b.restartCount - a.restartCount : left < right ? 1 : -1
}
