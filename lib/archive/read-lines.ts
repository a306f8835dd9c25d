import type { RunLog, StoredLine } from './run-log'

export type LineQuery = {
  /** First line number wanted (forward) or last (backward). */
  from?: number
  limit?: number
  /** Plain text, compared without regard to case. */
  search?: string
  direction?: 'forward' | 'backward'
}

const MOST = 5_000

/** A page of a log's lines, in the log's order, with how many there are and how many fit the search. */
export function readLines(log: RunLog, query: LineQuery) {
  const all = log.lines()
  const wanted = query.search?.toLowerCase()
  const fitting = wanted ? all.filter(line => line.text.toLowerCase().includes(wanted)) : all
  return { lines: page(fitting, query), total: log.facts().lines, matches: wanted ? fitting.length : null }
}

function page(lines: readonly StoredLine[], { from, limit = 1_000, direction = 'forward' }: LineQuery): StoredLine[] {
  const count = Math.min(limit, MOST)
  if (direction === 'forward') return lines.filter(line => line.number >= (from ?? 1)).slice(0, count)
  return lines.filter(line => line.number <= (from ?? Number.POSITIVE_INFINITY)).slice(-count)
}

/** The log as `kubectl logs` prints it, without timestamps. */
export function readText(
  log: RunLog,
  { from = 1, to = Number.POSITIVE_INFINITY }: { from?: number; to?: number } = {},
) {
  const lines = log.lines().filter(line => line.number >= from && line.number <= to)
  return { text: lines.map(line => `${line.text}\n`).join(''), masked: log.facts().masked }
}

/** Hands over the lines after `after`: those that are there at once, then each batch as it comes, and null at the end. */
export function followLines(log: RunLog, after: number, listener: (lines: StoredLine[] | null) => void): () => void {
  const there = log.lines().filter(line => line.number > after)
  for (let i = 0; i < there.length; i += MOST) listener(there.slice(i, i + MOST))
  if (log.facts().ended) {
    listener(null)
    return () => {}
  }
  return log.subscribe(lines => listener(lines.length > 0 ? lines : null))
}
