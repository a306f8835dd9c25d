import type { StoredLine } from './run-log'

type Said = Pick<StoredLine, 'number' | 'time' | 'text'>

/** The last line of a log that says something: Flyway ends many a log with an empty one, and repeats a failure after its head. */
export type SaidLine = {
  /** Takes new lines, a way to those before them that are still there, and the number of the failure's head. */
  take: (added: readonly StoredLine[], before: () => readonly StoredLine[], head: number | null) => void
  line: () => Said | null
}

export function createSaidLine(): SaidLine {
  let said: StoredLine | null = null
  let last: StoredLine | null = null

  return {
    take(added, before, head) {
      const says = ({ number, text }: StoredLine) => number <= (head ?? Number.POSITIVE_INFINITY) && text.trim() !== ''
      const known = said && says(said) ? said : (before().findLast(says) ?? said)
      said = added.findLast(says) ?? known
      last = added.at(-1) ?? last
    },
    line() {
      const line = said ?? last
      return line && { number: line.number, time: line.time, text: line.text }
    },
  }
}
