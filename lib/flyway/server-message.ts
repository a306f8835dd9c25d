/** PostgreSQL's message as its Java driver prints it, cut into what it is made of. */
export type ServerMessage = {
  message: string
  detail: string | null
  hint: string | null
  /** 1-based, characters of the statement as it was sent: its comments before it count. */
  position: number | null
  /** The functions and blocks that the error came through, the innermost first, each on a line of its own. */
  where: string | null
}

/** The driver puts each further part on a line of its own, two blanks before it (ServerErrorMessage). */
const PART = /^ {2}(Detail|Hint|Where|Position|Internal Query|Internal Position|Location|Server SQLState): (.*)$/

/** Takes a message of several lines apart; a part may go on over lines of its own. */
export function parseServerMessage(lines: readonly string[]): ServerMessage {
  const parts = new Map<string, string[]>()
  let part: string[] = []
  const open = (name: string, text: string[]) => {
    part = text
    parts.set(name, text)
  }
  open('Message', [])
  for (const line of lines) {
    const [, name, rest = ''] = PART.exec(line) ?? []
    if (name === undefined) part.push(line)
    else open(name, [rest])
  }
  const textOf = (name: string) => parts.get(name)?.join('\n').trimEnd() ?? null
  const position = Number(textOf('Position'))
  return {
    message: textOf('Message') ?? '',
    detail: textOf('Detail'),
    hint: textOf('Hint'),
    position: Number.isInteger(position) && position > 0 ? position : null,
    where: textOf('Where'),
  }
}
