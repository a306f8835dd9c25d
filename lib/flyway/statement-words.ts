import type { Token } from './sql-token'

/** Flyway does not look at more keywords than these to know a statement. */
const MOST = 10
const LONGEST_OTHER = '"BEGIN"'.length
const BLOCK_WORD = /^(?:BEGIN|ATOMIC|CASE|END)$/
const COPY_FROM_STDIN = /^COPY(?: .*)? FROM STDIN$/

/** Follows the tokens of one statement that stand outside parentheses. */
export type StatementWords = {
  /** The next one; a comment is none. */
  read: (text: string, token: Token) => void
  /** Something came that makes the word before it the word before nothing. */
  interrupt: () => void
  /** Inside `BEGIN ATOMIC … END`, where a `;` ends no statement. */
  inBlock: () => boolean
  /** `COPY … FROM STDIN` has been read. */
  copies: () => boolean
  /** The first ten, as in `Statement.keywords`. */
  text: () => string
  reset: () => void
}

/** Words of one statement after the other; `nestsCase`: a `CASE` in a block waits for an `END` of its own, a `CASE` in it does not. */
export function createStatementWords(nestsCase: boolean): StatementWords {
  let text = ''
  let count = 0
  let previous = ''
  let copies = false
  const blocks: string[] = []

  const add = (word: string) => {
    text = text === '' ? word : `${text} ${word}`
    if (word === 'STDIN' && COPY_FROM_STDIN.test(text)) copies = true
  }
  const nest = (word: string) => {
    if (word === 'ATOMIC' && previous === 'BEGIN') blocks.push(word)
    else if (word === 'CASE' && nestsCase && blocks.at(-1) === 'ATOMIC') blocks.push(word)
    else if (word === 'END') blocks.pop()
  }
  const readWord = (word: string) => {
    const known = count < MOST || (word.length < 7 && BLOCK_WORD.test(word.toUpperCase()))
    const upper = known ? word.toUpperCase() : ''
    if (count++ < MOST) add(upper)
    nest(upper)
    previous = upper
  }
  // Flyway compares texts without asking for quotes, and takes an `@` for a keyword that does not count.
  const readOther = (other: string) => {
    previous = other === '"BEGIN"' ? 'BEGIN' : ''
    if ((other === '@' || other === '"@"') && count <= MOST) add('@')
  }

  return {
    read(script, { kind, start, end }) {
      if (kind === 'word') readWord(script.slice(start, end))
      else readOther(end - start <= LONGEST_OTHER ? script.slice(start, end) : '')
    },
    interrupt() {
      previous = ''
    },
    inBlock: () => blocks.length > 0,
    copies: () => copies,
    text: () => text,
    reset() {
      text = ''
      count = 0
      previous = ''
      copies = false
    },
  }
}
