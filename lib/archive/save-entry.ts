import type pg from 'pg'
import { cutChunks, encodeChunk, sizeOf } from './chunk'
import type { Entry, StoredState } from './entry'
import type { RunLog, StoredLine } from './run-log'
import { type WrittenChunk, writeRun } from './write-run'

/** Stores what is new of a run. */
export async function saveEntry(client: pg.Client, entry: Entry): Promise<void> {
  const { environment, attempt, log, openedAt, events } = entry
  const news = events === entry.stored.events ? [] : events
  if (!log) {
    await writeRun(client, environment, attempt, { log: null, events: news })
    entry.stored = { ...entry.stored, attempt, events }
    return
  }
  // All of this is of one moment; lines that come while it is written are the next time's.
  const facts = log.facts()
  const { lines, before } = linesToStore(log, entry.stored)
  const chunks = await compress(cutChunks(lines), facts.bytes - bytesOf(lines))
  const next = { ...storedWith(before, chunks), attempt, events, completeness: facts.completeness }
  const written = { facts, openedAt, lastTime: next.lastTime, storedBytes: next.bytes, chunks }
  await writeRun(client, environment, attempt, { log: written, events: news })
  entry.stored = next
  settleLines(log, facts.lines, facts.ended ? facts.lines + 1 : next.open)
}

/** The new lines, with those of the chunk that grows; where these had to make room, another chunk begins. */
function linesToStore(log: RunLog, stored: StoredState): { lines: readonly StoredLine[]; before: StoredState } {
  if (log.facts().lines === log.storedThrough()) return { lines: [], before: stored }
  const lines = log.after(stored.open - 1)
  if (lines[0]?.number === stored.open) return { lines, before: stored }
  return { lines: log.after(log.storedThrough()), before: { ...stored, closedBytes: stored.bytes } }
}

/** A log that began anew meanwhile holds other lines. */
function settleLines(log: RunLog, through: number, open: number): void {
  if (log.facts().lines >= through) log.stored(through, open)
}

function storedWith(before: StoredState, chunks: WrittenChunk[]): StoredState {
  const growing = chunks.at(-1)
  if (!growing) return before
  const closedBytes = chunks.slice(0, -1).reduce((sum, chunk) => sum + compressedSize(chunk), before.closedBytes)
  return {
    ...before,
    open: growing.firstLine,
    closedBytes,
    bytes: closedBytes + compressedSize(growing),
    lastTime: growing.lastTime,
  }
}

async function compress(groups: StoredLine[][], start: number): Promise<WrittenChunk[]> {
  const chunks = await Promise.all(groups.map(encodeChunk))
  let byte = start
  return chunks.map((chunk, index) => {
    const firstByte = byte
    byte += chunk.bytes
    const group = groups[index] ?? []
    return { ...chunk, firstByte, firstTime: group[0]?.time ?? null, lastTime: group.at(-1)?.time ?? null }
  })
}

const bytesOf = (lines: readonly StoredLine[]) => lines.reduce((sum, line) => sum + sizeOf(line), 0)

const compressedSize = ({ texts, times }: { texts: Buffer; times: Buffer }) => texts.length + times.length
