import { splitStatements } from '../../flyway/splitter'
import { readToken, type Token } from '../../flyway/sql-token'
import type { Split } from '../../flyway/statement'

/** What a script's text is made of. */
export type Lexed = Split & {
  /** The text with blanks in place of psql's commands: everything stands where it stood. */
  text: string
  /** Without the rows of COPY, which are no SQL. */
  tokens: Token[]
  commands: PsqlCommand[]
}

/** A line of psql, from its backslash on. */
export type PsqlCommand = { offset: number; end: number; name: string }

/** Cuts a script into statements and tokens, and takes psql's commands out of it. */
export function lex(script: string): Lexed {
  const commands: PsqlCommand[] = []
  let text = script
  for (;;) {
    const split = splitStatements(text)
    const tokens = tokensOf(text, split)
    const command = findCommand(text, tokens)
    if (!command) return { ...split, text, tokens, commands }
    commands.push(command)
    // A quote in it opens nothing: what follows is read anew.
    text = text.slice(0, command.offset) + ' '.repeat(command.end - command.offset) + text.slice(command.end)
  }
}

function tokensOf(text: string, split: Split): Token[] {
  const tokens: Token[] = []
  const data = dataOf(split)
  const token: Token = { kind: 'other', gap: 0, start: 0, end: 0 }
  while (readToken(text, token)) {
    const within = data.find(({ start, end }) => token.start >= start && token.start < end)
    if (within) token.end = within.end
    else tokens.push({ ...token })
  }
  return tokens
}

/** Where the rows of COPY are, the line `\.` included. */
export function dataOf({ statements }: Split): { start: number; end: number }[] {
  return statements.flatMap(({ dataOffset, end }) => (dataOffset === null ? [] : [{ start: dataOffset, end }]))
}

/** The first backslash outside quotes, comments and rows that begins a line. */
function findCommand(text: string, tokens: Token[]): PsqlCommand | null {
  const found = tokens.find(
    ({ start }) => text[start] === '\\' && text.slice(text.lastIndexOf('\n', start) + 1, start).trim() === '',
  )
  if (!found) return null
  const line = text.indexOf('\n', found.start)
  const end = line < 0 ? text.length : line
  const [, name = ''] = /^\\(\S*)/.exec(text.slice(found.start, end)) ?? []
  return { offset: found.start, end, name }
}
