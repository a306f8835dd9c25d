import type { Archive } from '../archive/archive'
import type { ArchivedRun } from '../archive/archived-run'
import { cutLine, cutLines } from '../archive/cut-line'
import { followLines } from '../archive/follow-lines'
import { type LineQuery, type LogSource, readLines, streamText } from '../archive/read-lines'
import type { LogSize, RunsQuery } from '../archive/reader'
import type { StoredLine } from '../archive/run-log'
import { comparePlaces, newestFirst, placeOf } from '../archive/run-order'
import { readFound } from '../archive/search-lines'
import { createSearches } from '../archive/searches'
import type { LogLine, LogLines, RunDetail, Runs } from '../board/answers'
import type { Observation, ObservedRun, PodEvent } from '../board/observation'
import { failureOf, runOf } from '../board/run-of'
import type { LineSearch } from '../line-pattern'

/** Lines by their number, or those that a search finds, with some around each of them. */
export type LogQuery = LineQuery & { skip?: number; around?: number; search?: LineSearch | null }

export type RunQuery = { environment?: string; state?: string; before?: string; limit?: number }

/** A run, and what the archive knows of its log besides; null of one that is seen now. */
type Found = { environment: string; run: ObservedRun; archived: ArchivedRun | null }

/** What can be asked of runs and their logs: of those that are seen now from memory, of all others from the archive. */
export function createRunQueries(observations: () => Observation[], archive: Archive) {
  const { reader } = archive
  const search = createSearches()

  const seen = (): Found[] =>
    observations().flatMap(({ name, runs }) => runs.map(run => ({ environment: name, run, archived: null })))

  const factsOf = ({ run, archived }: Found) => {
    const facts = archive.find(run.id)?.facts() ?? archived
    return { masked: facts?.masked ?? 0, firstError: facts?.firstError ?? null }
  }

  /** What is seen now goes before what is stored, which is a moment older. */
  const merge = (stored: ArchivedRun[], now: Found[]): Found[] => {
    const ids = new Set(now.map(({ run }) => run.id))
    const others = stored.filter(({ attempt }) => !ids.has(attempt.id)).map(foundOf)
    return [...now, ...others]
  }

  const find = async (id: string): Promise<Found | null> => {
    const now = seen().find(({ run }) => run.id === id)
    // Of a log that an earlier life of the board has read to its end, only the archive has the rest.
    if (now && (archive.find(id) || now.run.log.lines === 0 || !reader)) return now
    const stored = await reader?.run(id).catch(error => (now ? null : Promise.reject(error)))
    return stored ? { ...foundOf(stored), ...(now && { run: now.run }) } : (now ?? null)
  }

  /** Newest first. While the archive is away, the board says so; what is seen now is not kept from being shown. */
  const list = async ({ environments, state, after = null, limit }: RunsQuery): Promise<Found[]> => {
    const stored = await reader?.runs({ environments, state, after, limit }).catch(() => [])
    return merge(stored ?? [], seen())
      .filter(found => environments.includes(found.environment))
      .filter(({ run }) => state === undefined || run.state === state)
      .filter(({ run }) => after === null || comparePlaces(placeOf(run), after) < 0)
      .sort((a, b) => newestFirst(a.run, b.run))
  }

  const sourceOf = (id: string): LogSource => ({ id, log: archive.find(id), reader })

  /** Whatever is asked of a log begins here, and what the log says is not read for it. */
  const sizeOf = async (id: string): Promise<LogSize | null> => {
    const now = seen().find(({ run }) => run.id === id)
    const log = archive.find(id)
    if (now && log) return log.facts()
    const told = now && { lines: now.run.log.lines, masked: 0 }
    if (told?.lines === 0 || !reader) return told ?? null
    const stored = await reader.size(id).catch(error => (told ? null : Promise.reject(error)))
    return told ? { ...told, masked: stored?.masked ?? 0 } : stored
  }

  return {
    /** The run with all that its log says, and its environment. */
    find: async (id: string) => {
      const found = await find(id)
      return found && { environment: found.environment, run: found.run }
    },

    has: async (id: string) => (await sizeOf(id)) !== null,

    async hasFailed(environment: string, id: string): Promise<boolean> {
      const found = await find(id)
      return found?.environment === environment && failureOf(found.run) !== null
    },

    async runs({ environment, state, before, limit = 50 }: RunQuery): Promise<Runs> {
      const after = before === undefined ? null : ((await find(before))?.run ?? null)
      const place = after && placeOf(after)
      const environments = environment === undefined ? observations().map(({ name }) => name) : [environment]
      const fitting = await list({ environments, state, after: place, limit: limit + 1 })
      const page = fitting.slice(0, limit).map(({ environment: name, run }) => runOf(name, run))
      return { runs: page, next: limit < fitting.length ? (page.at(-1)?.id ?? null) : null }
    },

    /** The newest runs of an environment, with what their logs say. */
    past: async (environment: string, limit: number) =>
      (await list({ environments: [environment], limit })).slice(0, limit).map(({ run }) => run),

    async run(id: string): Promise<RunDetail | null> {
      const found = await find(id)
      if (!found) return null
      const { podUid, container } = found.run
      const now = seen().filter(({ run }) => run.podUid === podUid && run.container === container)
      const none = () => []
      const [others = [], stored = []] = await Promise.all([
        reader?.siblings(found.run).catch(none),
        reader?.events(podUid).catch(none),
      ])
      const itself = now.some(({ run }) => run.id === id) ? now : [...now, found]
      const siblings = merge(others, itself).sort((a, b) => a.run.restartCount - b.run.restartCount)
      const events = mergeEvents(stored, found.run.events)
      return {
        ...runOf(found.environment, { ...found.run, events }),
        events,
        siblings: siblings.map(({ environment, run }) => runOf(environment, run)),
        steps: found.run.reading?.steps ?? [],
        ...factsOf(found),
      }
    },

    /** The log in pieces, as `kubectl logs` prints it, and how much of it is masked. */
    async logText(id: string, { from, to }: { from?: number; to?: number } = {}) {
      const size = await sizeOf(id)
      return size && { text: streamText(sourceOf(id), from, to), masked: size.masked }
    },

    async logLines(id: string, query: LogQuery): Promise<LogLines | null> {
      const size = await sizeOf(id)
      if (!size) return null
      const [source, total] = [sourceOf(id), size.lines]
      if (!query.search)
        return { lines: (await readLines(source, query, total)).map(cutLine), total, matches: null, found: null }
      const matching = await search(source, query.search)
      const shown = matching.widen(query.around ?? 0, total)
      const { lines, first } = await readFound(source, shown, { limit: 200, ...query })
      return { lines: lines.map(cutLine), total, matches: matching.length(), found: { lines: shown.length(), first } }
    },

    /** The lines of a log after a number until its end or the signal; null of a run that nobody knows. */
    async followLog(
      id: string,
      after: number,
      signal: AbortSignal,
    ): Promise<AsyncGenerator<readonly LogLine[]> | null> {
      const found = await find(id)
      if (!found) return null
      // A run that has not begun has no log yet: it is opened for whoever waits for it.
      if (!isOver(found.run)) await archive.open(found.environment, found.run)
      return shown(followLines(sourceOf(id), after, signal))
    },
  }
}

/** What the API still has is newer than what was stored of it. */
function mergeEvents(stored: PodEvent[], now: readonly PodEvent[]): PodEvent[] {
  const seen = new Set(now.map(({ uid }) => uid))
  return [...stored.filter(({ uid }) => !seen.has(uid)), ...now]
}

async function* shown(batches: AsyncGenerator<readonly StoredLine[]>): AsyncGenerator<readonly LogLine[]> {
  for await (const lines of batches) yield cutLines(lines)
}

const isOver = ({ state }: ObservedRun) => state === 'succeeded' || state === 'failed' || state === 'lost'

const foundOf = (archived: ArchivedRun): Found => ({
  environment: archived.environment,
  run: { ...archived.attempt, events: [], ...archived.said },
  archived,
})
