import type { Attempt, PodEvent } from '../board/observation'
import type { ArchivedRun } from './archived-run'
import { createEntry, type Entry, isDirty, NOT_STORED } from './entry'
import type { SaveQueue } from './save-queue'

/** The runs that the board sees now. */
export type Entries = {
  all: () => Iterable<Entry>
  find: (id: string) => Entry | undefined
  /** The entry of an attempt, made when it is not there yet. */
  of: (environment: string, attempt: Attempt) => Entry
  remove: (entry: Entry) => void
  /** Takes the attempts that an environment has now, newest first, and the events of their pods. */
  note: (environment: string, attempts: Attempt[], eventsOf: (podUid: string) => readonly PodEvent[]) => void
  /** Takes what is stored already, so that it is not stored again. */
  known: (runs: ArchivedRun[]) => void
}

export function createEntries(queue: SaveQueue): Entries {
  const entries = new Map<string, Entry>()

  const of = (environment: string, attempt: Attempt) => {
    const entry = entries.get(attempt.id) ?? createEntry(environment, attempt)
    entries.set(attempt.id, entry)
    return entry
  }

  return {
    all: () => entries.values(),
    find: id => entries.get(id),
    of,
    remove: ({ attempt }) => void entries.delete(attempt.id),
    note(environment, attempts, eventsOf) {
      const pods = new Set<string>()
      for (const attempt of attempts) {
        const entry = of(environment, attempt)
        entry.attempt = attempt
        if (!pods.has(attempt.podUid)) entry.events = eventsOf(attempt.podUid)
        pods.add(attempt.podUid)
        if (isDirty(entry)) queue.add(entry)
      }
      const listed = new Set(attempts.map(({ id }) => id))
      for (const [id, entry] of entries)
        if (entry.environment === environment && !listed.has(id) && !isDirty(entry)) entries.delete(id)
    },
    known(runs) {
      for (const { environment, attempt, said } of runs) {
        const { completeness } = said.log
        if (!entries.has(attempt.id)) of(environment, attempt).stored = { ...NOT_STORED, attempt, completeness }
      }
    },
  }
}
