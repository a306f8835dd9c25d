import type { Entry, Resume } from './entry'
import type { ArchiveReader } from './reader'
import type { RunLog } from './run-log'
import { createSeam } from './seam'

/** Reads all that is stored of a run's log into it, a few chunks at a time; null when nothing is. */
export async function restoreLog(reader: ArchiveReader, entry: Entry, log: RunLog): Promise<Resume | null> {
  const { id } = entry.attempt
  const found = await reader.run(id)
  if (!found || found.openedAt === null) return null
  const seam = createSeam()
  let firstTime: string | null = null
  log.reset()
  for (let from = 1; ; ) {
    const lines = await reader.lines(id, from)
    const last = lines.at(-1)
    if (!last) break
    if (from === 1) firstTime = lines[0]?.time ?? null
    log.restore(lines)
    seam.push(lines)
    from = last.number + 1
  }
  log.restoreMasked(found.masked)
  const { completeness } = found.said.log
  if (found.ended) log.complete(completeness)
  const { lastTime, storedBytes: bytes } = found
  entry.openedAt = found.openedAt
  entry.stored = {
    ...entry.stored,
    completeness,
    lastTime,
    open: log.storedThrough() + 1,
    bytes,
    closedBytes: bytes,
  }
  return { lines: seam.lines(), firstTime, openedAt: found.openedAt }
}
