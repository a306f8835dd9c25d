import type { Token } from './sql-token'

/** Flyway does not look at more keywords than these to know a statement. */
const MOST = 10
const LONGEST_BLOCK_WORD = 'ATOMIC'.length
const LONGEST_OTHER = '"BEGIN"'.length

/** Follows the tokens of one statement that stand outside parentheses. */
export type StatementWords = {
  /** The next one; a comment is none. */
  read: (text: string, token: Token) => void
  /** Something came that makes the word before it the word before nothing. */
  interrupt: () => void
  /** Inside `BEGIN ATOMIC … END`, where a `;` ends no statement. */
  inBlock: () => boolean
  /** The first ten, one space between. */
  text: () => string
  reset: () => void
}

/** Words of one statement after the other; `nestsCase`: a `CASE` in a block waits for an `END` of its own, a `CASE` in it does not. */
export function createStatementWords(nestsCase: boolean): StatementWords {
  let first: string[] = []
  let count = 0
  let previous = ''
  const blocks: string[] = []

  const nest = (word: string) => {
    if (word === 'ATOMIC' && previous === 'BEGIN') blocks.push(word)
    else if (word === 'CASE' && nestsCase && blocks.at(-1) === 'ATOMIC') blocks.push(word)
    else if (word === 'END') blocks.pop()
    previous = word
  }
  // Flyway compares texts without asking for quotes, and takes an `@` for a keyword that does not count.
  const readOther = (other: string) => {
    previous = other === '"BEGIN"' ? 'BEGIN' : ''
    if ((other === '@' || other === '"@"') && count <= MOST) first.push('@')
  }

  return {
    read(script, { kind, start, end }) {
      if (kind !== 'word') return readOther(end - start <= LONGEST_OTHER ? script.slice(start, end) : '')
      const word = count < MOST || end - start <= LONGEST_BLOCK_WORD ? script.slice(start, end) : ''
      if (count++ < MOST) first.push(word)
      nest(word.length <= LONGEST_BLOCK_WORD ? word.toUpperCase() : '')
    },
    interrupt() {
      previous = ''
    },
    inBlock: () => blocks.length > 0,
    text: () => first.join(' '),
    reset() {
      first = []
      count = 0
      previous = ''
    },
  }
}
