import type { LineNumbers } from './line-numbers'
import type { LogSource } from './read-lines'
import type { StoredLine } from './run-log'

/** Which of the found lines are wanted: from a line number on, or up to it, or behind the first `skip` of them. */
export type Page = { from?: number; direction?: 'forward' | 'backward'; skip?: number; limit: number }

/** A page of found lines; `first` is the place of its first line among all that were found, from 0. */
export type FoundLines = { lines: StoredLine[]; first: number }

/** Reads the wanted ones of the found lines. Of those that are kept no longer there is none. */
export async function readFound(source: LogSource, found: LineNumbers, page: Page): Promise<FoundLines> {
  const first = placeOf(found, page)
  const numbers = found.slice(first, page.direction === 'backward' ? end(found, page) : first + page.limit)
  return { lines: await readThose(source, numbers), first }
}

function placeOf(found: LineNumbers, page: Page): number {
  if (page.direction === 'backward') return Math.max(0, end(found, page) - page.limit)
  return page.skip ?? found.below(page.from ?? 1)
}

const end = (found: LineNumbers, { from }: Page) => (from === undefined ? found.length() : found.below(from + 1))

async function readThose({ id, log, reader }: LogSource, numbers: number[]): Promise<StoredLine[]> {
  const lines: StoredLine[] = []
  let batch: readonly StoredLine[] = []
  for (const number of numbers) {
    if (number > (batch.at(-1)?.number ?? 0)) {
      const held = log?.first()?.number ?? Number.POSITIVE_INFINITY
      const stored = reader && number < held ? await reader.lines(id, number, 1) : []
      batch = stored.length > 0 ? stored : (log?.after(number - 1) ?? [])
    }
    const line = find(batch, number)
    if (line) lines.push(line)
  }
  return lines
}

/** Lines of a batch have ascending numbers, which may have gaps. */
function find(batch: readonly StoredLine[], number: number): StoredLine | undefined {
  const near = batch[number - (batch[0]?.number ?? 0)]
  return near?.number === number ? near : batch.find(line => line.number === number)
}
