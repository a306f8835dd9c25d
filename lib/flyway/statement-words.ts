const MOST = 10
const BLOCK_WORD = /^(?:BEGIN|ATOMIC|CASE|END)$/

/** Follows the words of one statement that stand outside quotes and parentheses. */
export type StatementWords = {
  read: (word: string) => void
  /** Anything else than a word or a comment came. */
  interrupt: () => void
  /** Inside `BEGIN ATOMIC … END`, where a `;` ends no statement. */
  inBlock: () => boolean
  /** `COPY … FROM STDIN` has been read. */
  copies: () => boolean
  /** The first ten, as in `Statement.keywords`. */
  text: () => string
  reset: () => void
}

/** Words of one statement after the other. */
export function createStatementWords(): StatementWords {
  let words: string[] = []
  let previous = ''
  let depth = 0
  let copies = false

  return {
    read(word) {
      const known = words.length < MOST || (word.length < 7 && BLOCK_WORD.test(word.toUpperCase()))
      const upper = known ? word.toUpperCase() : ''
      if (words.length < MOST) words.push(upper)
      if (upper === 'STDIN' && previous === 'FROM' && words[0] === 'COPY') copies = true
      if (depth === 0 && upper === 'ATOMIC' && previous === 'BEGIN') depth = 1
      else if (depth > 0 && upper === 'CASE') depth++
      else if (depth > 0 && upper === 'END') depth--
      previous = upper
    },
    interrupt: () => {
      previous = ''
    },
    inBlock: () => depth > 0,
    copies: () => copies,
    text: () => words.join(' '),
    reset() {
      words = []
      previous = ''
      depth = 0
      copies = false
    },
  }
}
