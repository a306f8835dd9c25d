import type { LogLine } from '@/lib/board/answers'

/** Lines that are fetched and forgotten together. */
export const PAGE = 500
/** 20,000 lines: whoever scrolls back further gets the first of them again from the server. */
const MOST_PAGES = 40

/** A line at its place among those that are listed, from 1: its number in the log, or the how-many-eth a filter shows it as. */
export type ListedLine = LogLine & { place: number }

/** The part of a list of lines that this browser holds, in pages, the one that was used last at the end. */
export type LinePages = ReadonlyMap<number, readonly ListedLine[]>

export const NO_PAGES: LinePages = new Map()

export const pageOf = (place: number) => Math.floor((place - 1) / PAGE)

/** The whole log as a list: each line at its own number. */
export const atNumber = (line: LogLine): ListedLine => ({ ...line, place: line.number })

/** Places, or line numbers, that someone is looking at. */
export type Range = { from: number; to: number }

/** The pages with more lines in them, in any order and known ones, too; the oldest are let go, but never those in view. */
export function addLines(pages: LinePages, lines: readonly ListedLine[], view: Range = NOWHERE): LinePages {
  const next = new Map(pages)
  for (const [page, added] of byPage(lines)) {
    const known = next.get(page) ?? []
    next.delete(page)
    next.set(page, merge(known, added))
  }
  return shrink(next, view)
}

const NOWHERE: Range = { from: 0, to: -1 }

function byPage(lines: readonly ListedLine[]): Map<number, ListedLine[]> {
  const pages = new Map<number, ListedLine[]>()
  for (const line of lines) {
    const page = pageOf(line.place)
    const there = pages.get(page)
    if (there) there.push(line)
    else pages.set(page, [line])
  }
  return pages
}

/** The lines at the places from `from` to `to`, as far as they are held. */
export function linesBetween(pages: LinePages, { from, to }: Range): ListedLine[] {
  const found: ListedLine[] = []
  for (let page = pageOf(from); page <= pageOf(to); page++)
    for (const line of pages.get(page) ?? []) if (line.place >= from && line.place <= to) found.push(line)
  return found
}

/** The first page with a line of this range that is neither held nor in `asked`; null when all are there. */
export function missingPage(pages: LinePages, { from, to }: Range, asked: ReadonlySet<number>): number | null {
  for (let page = pageOf(from); page <= pageOf(to); page++) {
    if (asked.has(page)) continue
    const first = Math.max(from, page * PAGE + 1)
    const last = Math.min(to, (page + 1) * PAGE)
    if (linesBetween(pages, { from: first, to: last }).length < last - first + 1) return page
  }
  return null
}

// Nearly always the new lines follow the known ones.
function merge(known: readonly ListedLine[], added: readonly ListedLine[]): readonly ListedLine[] {
  const [first] = added
  if (!first || (known.at(-1)?.place ?? 0) < first.place) return [...known, ...added]
  const all = new Map([...known, ...added].map(line => [line.place, line]))
  return [...all.values()].sort((a, b) => a.place - b.place)
}

function shrink(pages: Map<number, readonly ListedLine[]>, { from, to }: Range): LinePages {
  for (const page of pages.keys()) {
    if (pages.size <= MOST_PAGES) break
    if (page < pageOf(from) || page > pageOf(to)) pages.delete(page)
  }
  return pages
}
