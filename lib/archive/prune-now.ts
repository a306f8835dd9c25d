import pg from 'pg'
import { archiveErrorOf } from './archive-error'
import { settingsOf } from './connection'
import { type Pruned, pruneArchive } from './prune'
import type { Retention } from './retention'

/** Prunes the archive at `url` over a connection of its own, beside the board that may be writing it. Throws an ArchiveError. */
export async function pruneNow(
  url: string,
  retention: (environment: string) => Retention,
  options: { now: Date; dryRun: boolean },
): Promise<Pruned[]> {
  const client = new pg.Client(settingsOf(url))
  client.on('error', () => {}) // the next statement says it
  try {
    await client.connect()
    return await pruneArchive(client, retention, options)
  } catch (cause) {
    throw archiveErrorOf(cause)
  } finally {
    await client.end().catch(() => {}) // it is gone already
  }
}
