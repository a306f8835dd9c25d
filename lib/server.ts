import type {
  LogLines,
  MigrationAcross,
  Readiness,
  RunDetail,
  Runs,
  StreamBeat,
  StreamEnvironment,
} from './board/answers'
import type { Board, Environment } from './board/schema'
import type { Sessions } from './board/sessions'
import type { LineSearch } from './line-pattern'
import type { IncidentAnswer } from './triage/incident-answer'

/** A change of the board, numbered from 1 in the order of publishing. */
export type BoardChange = { sequence: number; project: string | null; event: StreamEnvironment }

/**
 * What routes and pages may ask. No question here reaches an environment's database or a cluster of its own: the board
 * answers from memory, and runs and logs come from memory or from the board's own archive. Where the archive cannot be read they throw
 * an ArchiveError, whose message is fit to show.
 */
export type Server = {
  /** Changes with every start, so that an event number of another life is never taken for one of this. */
  epoch: string
  board: (project?: string | null) => Board
  environment: (name: string) => Environment | null
  /** Project names in the configuration's order; one null where none is named. */
  projects: () => (string | null)[]
  migration: (key: string, project?: string | null) => MigrationAcross | null
  runs: (query: { environment?: string; state?: string; before?: string; limit?: number }) => Promise<Runs>
  run: (id: string) => Promise<RunDetail | null>
  /** Whether there is such a run. */
  hasRun: (id: string) => Promise<boolean>
  /** Whether there is such a run in the environment, and it failed. */
  hasFailed: (environment: string, id: string) => Promise<boolean>
  /** What can be said of a failed run; null when there is no such run in the environment, or it did not fail. */
  incident: (environment: string, id: string) => Promise<IncidentAnswer | null>
  /** Who runs, waits and is in the way; null when there is no such environment. All who ask share one reading every 2 s. */
  sessions: (environment: string) => Promise<Sessions | null>
  /** In pieces, of which only one is held at a time. */
  logText: (
    id: string,
    range?: { from?: number; to?: number },
  ) => Promise<{ text: AsyncGenerator<string>; masked: number } | null>
  logLines: (
    id: string,
    query: {
      from?: number
      limit?: number
      direction?: 'forward' | 'backward'
      search?: LineSearch | null
      /** Found lines before the first one wanted, instead of `from`. */
      skip?: number
      /** Lines before and after each match that are found with it. */
      around?: number
    },
  ) => Promise<LogLines | null>
  /** Tells of new lines from `after` on, first of those that are there; null ends it. Null when there is no such run. */
  followLog: (
    id: string,
    after: number,
    signal: AbortSignal,
  ) => Promise<AsyncGenerator<readonly LogLines['lines'][number][]> | null>
  /** The changes after `sequence`, or null when they are no longer known. */
  changesSince: (sequence: number) => BoardChange[] | null
  sequence: () => number
  follow: (listener: (change: BoardChange) => void) => () => void
  beat: (project?: string | null) => StreamBeat
  readiness: () => Readiness
  /** Whether a request with this Host header is answered (product.md §6). */
  allowsHost: (host: string | null) => boolean
  /** Called when the server stops, so that open streams do not hold it. Returns the end of the subscription. */
  onStop: (listener: () => void) => () => void
  stop: () => Promise<void>
}

// Next evaluates a module once per bundle (instrumentation, proxy, each route): only globalThis is one for all.
const KEY = Symbol.for('instrument-cluster')
const shared = globalThis as { [KEY]?: Server }

/** The running server. */
export function server(): Server {
  const running = shared[KEY]
  if (!running)
    throw new Error('The server has not been started: instrumentation.ts starts it, and `next build` never does.')
  return running
}

/** Puts the one server in its place; `instrumentation.ts` is the only caller. */
export function installServer(running: Server): void {
  shared[KEY] = running
}
