import type { StoredLine } from './run-log'

type Lines = readonly StoredLine[]

/** Chunks that are remembered: 64 KiB of text each. */
const MOST = 64

/**
 * Keeps the chunks that were read last, each as the lines from a number on: many who read one log at once read it once,
 * and get the same arrays.
 */
export function createPages(read: (id: string, from: number) => Promise<StoredLine[][]>) {
  const pages = new Map<string, Promise<Lines>>()

  const keep = (key: string, page: Promise<Lines>) => {
    pages.set(key, page)
    for (const oldest of pages.keys()) {
      if (pages.size <= MOST) break
      pages.delete(oldest)
    }
  }

  return (id: string, from: number): Promise<Lines> => {
    const key = `${from} ${id}`
    const known = pages.get(key)
    if (known !== undefined) return known
    const page = read(id, from).then(([first = [], ...others]) => {
      for (const lines of others) keep(`${lines[0]?.number} ${id}`, Promise.resolve(lines))
      // What is not there yet may come.
      if (first.length === 0) pages.delete(key)
      return first
    })
    page.catch(() => pages.delete(key))
    keep(key, page)
    return page
  }
}
