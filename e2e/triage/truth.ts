import type { Verdict } from '../../lib/triage/dictionary/entry'

/** What is in a database, as sorted lines: its schemas, and the rows of all tables but the history. */
export type Contents = { schemas: string[]; data: string[] }

const INVALID = /^\["(?:index", "CREATE (?:UNIQUE )?INDEX .*", false, |relation", "[^"]*", "i", )/

/** What a failed run has left, told by the database alone: what it holds after the run and did not hold before. */
export function probe(before: Contents, after: Contents): Verdict {
  const known = new Set([...before.schemas, ...before.data])
  const found = new Set([...after.schemas, ...after.data])
  const added = [...found].filter(line => !known.has(line))
  const gone = [...known].filter(line => !found.has(line))
  if (added.length === 0 && gone.length === 0) return 'nothing'
  return gone.length === 0 && added.every(line => INVALID.test(line)) ? 'invalid-index' : 'partly-applied'
}
