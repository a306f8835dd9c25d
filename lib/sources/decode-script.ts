import type { ScriptProblem } from '../flyway/migration'

/** What came of reading one file. */
export type ScriptText = { text: string; problem: null } | { text: null; problem: ScriptProblem }

// A byte order mark stays: Flyway's checksum drops the first one, and shows that it is there to whoever looks.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Flyway reads scripts as UTF-8 and refuses bytes that are not (docs: flyway.md §2); so nothing is replaced here. */
export function decodeScript(bytes: Uint8Array): ScriptText {
  try {
    return { text: decoder.decode(bytes), problem: null }
  } catch (error) {
    if (error instanceof TypeError) return { text: null, problem: 'undecodable' }
    throw error
  }
}
