import { setTimeout as pause } from 'node:timers/promises'
import type { Attempt, PodEvent } from '../board/observation'
import type { Log } from '../log'
import type { ArchivedRun } from './archived-run'
import { createEntries } from './entries'
import type { Entry, OpenLog, Resume } from './entry'
import { createHeldLogs } from './held-logs'
import { createPruning } from './pruning'
import { type ArchiveReader, createArchiveReader } from './reader'
import { restoreLog } from './restore-log'
import type { Retention } from './retention'
import { createRunLog, type RunLog } from './run-log'
import { createSaveQueue } from './save-queue'
import { type StoreState, startWriteBehind } from './write-behind'

/** How the archive stands; `memory`: it has no database, and the newest logs live as long as the process. */
export type ArchiveState = StoreState | { kind: 'memory' }

/** Runs and their logs: in memory while they are live, and in the board's own PostgreSQL for good. */
export type Archive = {
  state: () => ArchiveState
  /** Resolves once it is known whether the database can be used. */
  ready: Promise<void>
  /** The newest runs of an environment as earlier lives of the board have stored them, as soon as they can be asked for. */
  past: (environment: string) => Promise<ArchivedRun[]>
  /** Takes the attempts that an environment has now, newest first, and the events of their pods, and stores what is new. */
  note: (environment: string, attempts: Attempt[], eventsOf: (podUid: string) => readonly PodEvent[]) => void
  /**
   * Opens the log of a run, with all that is stored of it. `again` asks whoever reads it to begin anew: more was stored
   * than could be seen when it was opened.
   */
  open: (environment: string, attempt: Attempt, again?: () => void) => Promise<OpenLog>
  /**
   * Null while a log may grow. Where it comes faster than it can be stored, resolves once enough is stored; while nothing
   * can be stored it may grow up to its bound.
   */
  room: (log: RunLog) => Promise<void> | null
  /** The log of a run, as far as it is in memory. */
  find: (id: string) => RunLog | null
  /** What is stored; null when nothing ever is. */
  reader: ArchiveReader | null
  /** Stores what is not stored yet, if that can be done soon, and ends. */
  stop: () => Promise<void>
}

export type ArchiveOptions = {
  /** Address of the board's own PostgreSQL; null: nothing is stored. */
  url: string | null
  /** Folder of the archive's own migrations. */
  migrations: string
  /** How long runs of an environment are kept. */
  retention: (environment: string) => Retention
  say: Log
  /** The state is another one now. */
  changed?: () => void
  /** Logs of an environment that are held in memory, and the bytes of each. */
  held?: { runs: number; bytes: number; unstored: number }
}

const IN_MEMORY = { runs: 3, bytes: 8 << 20, unstored: 0 }
const STORED = { runs: 3, bytes: 256 << 10, unstored: 32 << 20 }
/** Lines are stored so many milliseconds after they came, or at once when there are many. */
const PATIENCE = 200
const MANY = 500
/** Milliseconds between two looks at how much is stored. */
const MOMENT = 10
/** Runs of an environment that a new life of the board begins with. */
const PAST = 200

/** Starts the archive. It never fails: whatever its database does, logs are held in memory and stored when they can be. */
export function startArchive(options: ArchiveOptions): Archive {
  const { url, migrations, say, changed = () => {} } = options
  const { runs, bytes, unstored } = options.held ?? (url === null ? IN_MEMORY : STORED)
  const queue = createSaveQueue(PATIENCE)
  const entries = createEntries(queue)
  const reader = url === null ? null : createArchiveReader(url)
  const hold = createHeldLogs<Entry>(runs, entry => {
    entry.log?.release()
    if (url === null) entries.remove(entry)
  })
  let state: ArchiveState = url === null ? { kind: 'memory' } : { kind: 'starting' }
  let stopped = false
  let isReady = () => {}
  const ready = new Promise<void>(resolve => (isReady = resolve))
  if (url === null) isReady()

  const tell = (next: StoreState, cause?: unknown) => {
    const before = state.kind
    state = next
    isReady()
    if (next.kind === before) return
    if (next.kind === 'away') say.warn({ err: cause }, next.message)
    else if (before !== 'starting') say.info({ archive: next.kind }, 'the archive can be used again')
    changed()
  }
  const behind =
    url === null
      ? null
      : startWriteBehind({
          url,
          migrations,
          entries: entries.all,
          queue,
          told: tell,
          refused: ({ attempt }, error) => say.error({ run: attempt.id, err: error.cause }, error.message),
          idle: createPruning(options.retention, count =>
            say.info({ runs: count }, 'old runs were removed from the archive'),
          ),
        })

  const restore = async (entry: Entry, log: RunLog): Promise<Resume | null> => {
    await ready
    if (!reader || state.kind === 'away') return null
    try {
      return await restoreLog(reader, entry, log)
    } catch (error) {
      // It is compared with what is stored as soon as that can be asked.
      say.warn({ run: entry.attempt.id, err: error }, 'what is stored of a log cannot be read')
      log.reset()
      return null
    }
  }

  const openNow = async (entry: Entry): Promise<OpenLog> => {
    entry.restoring = true
    const log = entry.log ?? watched(createRunLog({ bytes, unstored: url === null ? null : unstored }), entry)
    entry.log = log
    hold(entry.environment, entry)
    const resume = await restore(entry, log)
    entry.restoring = false
    queue.add(entry)
    return { log, resume }
  }

  /** Whatever comes into it is stored soon. */
  const watched = (log: RunLog, entry: Entry): RunLog => {
    if (url === null) return log
    // None is the end.
    log.subscribe(({ length }) => queue.add(entry, length === 0 || log.facts().lines - log.storedThrough() >= MANY))
    return log
  }

  return {
    state: () => state,
    ready,
    async past(environment) {
      while (reader && !stopped) {
        await ready
        try {
          const found = await reader.runs({ environments: [environment], limit: PAST })
          entries.known(found)
          return found
        } catch {
          // Its state says why; until it is back nobody can know.
          await pause(PATIENCE * 5, undefined, { ref: false })
        }
      }
      return []
    },
    note(environment, attempts, eventsOf) {
      if (url !== null) entries.note(environment, attempts, eventsOf)
    },
    open(environment, attempt, again) {
      const entry = entries.of(environment, attempt)
      if (again) entry.again = again
      entry.opening ??= openNow(entry)
      return entry.opening
    },
    room(log) {
      const isFull = () => state.kind === 'kept' && !stopped && log.unstoredBytes() > unstored / 4
      const wait = async () => {
        while (isFull()) await pause(MOMENT)
      }
      return isFull() ? wait() : null
    },
    find: id => entries.find(id)?.log ?? null,
    reader,
    async stop() {
      if (stopped) return
      stopped = true
      isReady()
      await behind?.stop()
      await reader?.close()
    },
  }
}
