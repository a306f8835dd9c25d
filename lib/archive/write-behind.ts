import { setTimeout as pause } from 'node:timers/promises'
import { type ArchiveError, archiveErrorOf } from './archive-error'
import { type Entry, isDirty } from './entry'
import { migrateArchive } from './migrate-archive'
import { saveEntry } from './save-entry'
import type { SaveQueue } from './save-queue'
import { settleEntry } from './settle-entry'
import { openWriteSession, type WriteSession } from './write-session'

/**
 * How the archive stands. `standby`: another board writes it, and this one does as soon as that one has gone. `away`:
 * its database cannot be used; what comes meanwhile is held in memory, up to a bound.
 */
export type StoreState = { kind: 'starting' | 'kept' | 'standby' } | { kind: 'away'; since: string; message: string }

export type WriteBehindParts = {
  url: string
  /** Where the archive's own migrations are. */
  migrations: string
  /** All runs, and those of which something may have to be stored. */
  entries: () => Iterable<Entry>
  queue: SaveQueue
  told: (state: StoreState, cause?: unknown) => void
  refused: (entry: Entry, error: ArchiveError) => void
  /** Work besides, on the connection that writes; called at least once a minute. */
  idle: (session: WriteSession) => Promise<void>
}

const MINUTE = 60_000
const STANDBY = 1_000
const FIRST_WAIT = 200
const LONGEST_WAIT = 10_000
/** At its end the board waits so long for what is not stored yet. */
const LAST_TRY = 2_000

/** Stores what changes in the entries, over one connection that only one board has at a time, and again after every break. */
export function startWriteBehind(parts: WriteBehindParts): { stop: () => Promise<void> } {
  const { queue } = parts
  const stopping = new AbortController()
  let since: string | null = null

  const save = async ({ client }: WriteSession, entry: Entry) => {
    queue.remove(entry)
    try {
      if (!entry.settled && !entry.restoring) await settleEntry(client, entry)
      if (isDirty(entry)) await saveEntry(client, entry)
    } catch (cause) {
      const error = archiveErrorOf(cause)
      entry.refused = error.refused
      if (error.refused) return parts.refused(entry, error)
      queue.add(entry)
      throw error
    }
  }

  const work = async (session: WriteSession) => {
    for (const entry of parts.entries()) {
      entry.settled = false
      if (entry.log) queue.add(entry)
    }
    let isOpen = true
    void session.ended.then(() => {
      isOpen = false
      queue.wake()
    })
    while (isOpen) {
      const isLast = stopping.signal.aborted
      for (const entry of queue.entries()) await save(session, entry)
      if (isLast) return
      await parts.idle(session)
      await queue.wait(MINUTE)
    }
    throw archiveErrorOf(null)
  }

  const connect = async () => {
    const session = await openWriteSession(parts.url)
    if (!session) return parts.told({ kind: 'standby' })
    try {
      await migrateArchive(parts.url, parts.migrations)
      since = null
      parts.told({ kind: 'kept' })
      await work(session)
    } finally {
      await session.close()
    }
  }

  const run = async () => {
    let tries = 0
    while (!stopping.signal.aborted) {
      let wait = STANDBY
      try {
        await connect()
        tries = 0
      } catch (cause) {
        const error = archiveErrorOf(cause)
        if (since === null) tries = 0
        since ??= new Date().toISOString()
        parts.told({ kind: 'away', since, message: error.message }, error.cause)
        wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries++, 10))
      }
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {}) // stopped
    }
  }

  const ended = run()
  return {
    async stop() {
      stopping.abort()
      queue.wake()
      await Promise.race([ended, pause(LAST_TRY, undefined, { ref: false })])
    },
  }
}
