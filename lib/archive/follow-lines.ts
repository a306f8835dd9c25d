import { setTimeout as pause } from 'node:timers/promises'
import type { LogSource } from './read-lines'
import type { RunLog, StoredLine } from './run-log'

/** Milliseconds after which the archive is asked again, when it did not answer somebody who follows a log. */
const AGAIN = 1_000

/**
 * The lines after `after` until the log's end or the signal: those that are there, then each batch as it comes. The next
 * one is taken when it is asked for, from memory or from the archive, so whoever is slow holds up nobody. While the
 * archive cannot be read it waits: the log has not ended for that.
 */
export async function* followLines(
  source: LogSource,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<readonly StoredLine[]> {
  const { log } = source
  for (let last = after; !signal.aborted; ) {
    const lines = await nextLines(source, last).catch(() => null)
    if (signal.aborted) return
    if (lines === null)
      await pause(AGAIN, undefined, { ref: false, signal }).catch(() => {}) // it was left meanwhile
    else if (lines.length > 0) {
      yield lines
      last = lines.at(-1)?.number ?? last
    } else if (!log) return
    else if (log.batchAfter(last).length === 0) {
      if (log.facts().ended) return
      await nextNews(log, signal)
    }
  }
}

async function nextLines({ id, log, reader }: LogSource, last: number): Promise<readonly StoredLine[]> {
  const held = log?.batchAfter(last) ?? []
  if (held[0]?.number === last + 1) return held
  const stored = reader && (!log || log.facts().lines > last) ? await reader.page(id, last + 1) : []
  return stored.length > 0 ? stored : (log?.batchAfter(last) ?? [])
}

/** Resolves once lines have come, at the end of the log, and at the signal. */
function nextNews(log: RunLog, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      leave()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const leave = log.subscribe(done)
    signal.addEventListener('abort', done)
  })
}
