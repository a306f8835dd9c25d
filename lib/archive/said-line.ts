import { ownText } from '../flyway/own-text'
import type { StoredLine } from './run-log'

type Said = Pick<StoredLine, 'number' | 'time' | 'text'>

/** The last line of a log that says something: Flyway ends many a log with an empty one, and repeats a failure after its head. */
export type SaidLine = {
  /** Takes new lines, a way to those before them that are still there, and the number of the failure's head. */
  take: (added: readonly StoredLine[], before: () => readonly StoredLine[], head: number | null) => void
  line: () => Said | null
}

export function createSaidLine(): SaidLine {
  let said: Said | null = null
  let last: Said | null = null

  return {
    take(added, before, head) {
      const says = ({ number, text }: Said) => number <= (head ?? Number.POSITIVE_INFINITY) && text.trim() !== ''
      const known = said && says(said) ? said : (before().findLast(says) ?? said)
      said = own(added.findLast(says) ?? known)
      last = own(added.at(-1) ?? last)
    },
    line: () => said ?? last,
  }
}

/** It is remembered for longer than the lines that came with it: by the board, and by all changes that it tells. */
function own(line: Said | null): Said | null {
  return line && { number: line.number, time: line.time && ownText(line.time), text: ownText(line.text) }
}
