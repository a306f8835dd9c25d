import { pruneArchive } from './prune'
import type { Retention } from './retention'
import type { WriteSession } from './write-session'

const HOUR = 3_600_000
/** A board that starts has other things to do first. */
const FIRST = 60_000

/** Prunes the archive once an hour, whenever it is called and that time has passed; `told` of how many runs went. */
export function createPruning(retention: (environment: string) => Retention, told: (runs: number) => void) {
  let due = Date.now() + FIRST
  return async ({ client }: WriteSession): Promise<void> => {
    if (Date.now() < due) return
    due = Date.now() + HOUR
    const { length } = await pruneArchive(client, retention, { now: new Date() })
    if (length > 0) told(length)
  }
}
