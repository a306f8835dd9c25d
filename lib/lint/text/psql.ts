import type { Problem } from '../finding'
import type { Script } from '../script'
import { problemAt } from './place'
import type { Lexed } from './tokens'

const INSTEAD: Record<string, string> = {
  i: 'give the SQL of that file a version of its own',
  ir: 'give the SQL of that file a version of its own',
  set: 'use a placeholder of Flyway',
  c: 'leave it out: Flyway has connected already',
  connect: 'leave it out: Flyway has connected already',
  copy: 'write COPY … FROM STDIN; with its rows, or INSERT',
  echo: 'leave it out, or RAISE NOTICE in a DO block',
}

/** Lines that begin with a backslash outside quotes, comments and COPY rows: psql's, and a syntax error to the server. */
export function checkPsqlCommands(script: Script, { commands }: Lexed): Problem[] {
  return commands.map(({ offset, name }) => {
    const message = `\\${name} is a command of psql, which Flyway is not: ${INSTEAD[name] ?? 'leave it out'}`
    return problemAt(script, offset, 'psql-command', message)
  })
}
