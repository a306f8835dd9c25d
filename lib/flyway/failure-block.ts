import { fileNameOf } from './file-name'
import { parseServerMessage, type ServerMessage } from './server-message'

/** The labelled lines of an error, read so far (docs: flyway.md §7.4). */
export type FailureBlock = {
  /** Takes a line of the error; false when it does not belong to the block. */
  push(text: string): boolean
  /** Ends the field that is being read: what comes has no part in it. */
  pause(): void
  isEmpty(): boolean
  facts(): ServerMessage & {
    sqlState: string | null
    location: string | null
    line: number | null
    statement: string | null
  }
}

const FIELD = /^(SQL State|Error Code|Message|Location|Line|Statement) *: ?(.*)$/
const NOT_PRINTED = 'Run Flyway with -X option'
/** A statement that was printed may be as long as its script. */
const LONGEST_FIELD = 100_000

/** Reads the block that follows an error's first line; a message and a statement may take many lines. */
export function createFailureBlock(): FailureBlock {
  const fields = new Map<string, string[]>()
  let field: string[] | null = null
  let length = 0

  const open = (name: string, text: string) => {
    field = [text]
    length = 0
    fields.set(name, field)
  }
  const first = (name: string) => fields.get(name)?.[0]?.trim() || null

  return {
    push(text) {
      const [, name, rest = ''] = FIELD.exec(text) ?? []
      // A statement ends the block, so what looks like a field is a line of it.
      if (name !== undefined && !fields.has('Statement') && !fields.has(name)) open(name, rest)
      else if (field === null) return false
      else {
        length += text.length
        if (length <= LONGEST_FIELD) field.push(text)
      }
      return true
    },
    pause() {
      field = null
    },
    isEmpty: () => fields.size === 0,
    facts() {
      const [, sqlState = null] = /^(\w{5})$/.exec(first('SQL State') ?? '') ?? []
      const [, line] = /^(\d+)$/.exec(first('Line') ?? '') ?? []
      const statement = fields.get('Statement')?.join('\n').trim() || null
      return {
        ...parseServerMessage(fields.get('Message') ?? []),
        sqlState,
        location: shortLocation(first('Location')),
        line: line === undefined ? null : Number(line),
        statement: statement?.startsWith(NOT_PRINTED) ? null : statement,
      }
    },
  }
}

/** `sql/V2__two.sql (/flyway/sql/V2__two.sql)`: the same file twice, and names may hold brackets, too. */
function shortLocation(location: string | null): string | null {
  if (!location?.endsWith(')')) return location
  for (let at = location.indexOf(' ('); at > 0; at = location.indexOf(' (', at + 1)) {
    const short = location.slice(0, at)
    if (location.slice(at + 2, -1).endsWith(fileNameOf(short))) return short
  }
  return location
}
