import type { ArchiveReader } from './reader'
import type { RunLog, StoredLine } from './run-log'

/** A log wherever it is: its end in memory while it is live, the rest in the archive. */
export type LogSource = { id: string; log: RunLog | null; reader: ArchiveReader | null }

export type LineQuery = {
  /** First line number wanted (forward) or last (backward). */
  from?: number
  limit?: number
  direction?: 'forward' | 'backward'
}

/** Lines that a chunk has, often; a page is of one that begins before it, and of those after. */
const A_CHUNK = 500

/** The lines of a log from one number to another, in batches; never more than some thousand of them are held at once. */
export async function* streamLines(
  { id, log, reader }: LogSource,
  from = 1,
  to = Number.POSITIVE_INFINITY,
  chunks?: number,
): AsyncGenerator<readonly StoredLine[]> {
  for (let next = from; next <= to; ) {
    const held = log?.first()?.number ?? Number.POSITIVE_INFINITY
    const stored = reader && next < held ? await reader.lines(id, next, chunks) : []
    // What is stored may be newer than what memory held a moment ago; numbers mean the same in both.
    const lines = stored.length > 0 ? stored : (log?.after(next - 1) ?? [])
    const last = lines.at(-1)
    if (!last || last.number < next) return
    const wanted = last.number > to ? lines.filter(({ number }) => number <= to) : lines
    if (wanted.length > 0) yield wanted
    next = last.number + 1
  }
}

/** A page of a log's lines, in the log's order. `total` is the number of its last line. */
export async function readLines(source: LogSource, { from, limit = 1_000, direction }: LineQuery, total: number) {
  const last = direction === 'backward' ? Math.min(from ?? total, total) : undefined
  const first = last === undefined ? from : Math.max(1, last - limit + 1)
  const lines: StoredLine[] = []
  const chunks = Math.ceil(limit / A_CHUNK) + 1
  for await (const batch of streamLines(source, first, last, chunks)) {
    // The oldest lines may be gone: a page has as many as there are from its first number on.
    lines.push(...batch.slice(0, limit - lines.length))
    if (lines.length === limit) break
  }
  return lines
}

/** The log as `kubectl logs` prints it, without timestamps, in pieces. */
export async function* streamText(source: LogSource, from?: number, to?: number): AsyncGenerator<string> {
  for await (const lines of streamLines(source, from, to)) yield lines.map(({ text }) => `${text}\n`).join('')
}
