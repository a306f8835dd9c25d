import type { Statement } from '../../flyway/statement'
import { startOfCode } from '../../flyway/statement-place'
import type { Frame } from './frames'

const OPENING = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u
const DEFINITION = /\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:FUNCTION|PROCEDURE)\s+([\w."$]+)/i

/**
 * The line of the script on which a frame stands: in the body of the `DO` that failed, or of a function that the same
 * script defines. Null where the body lies elsewhere.
 */
export function lineOfFrame(script: string, frame: Frame, failed: Statement, earlier: Statement[]): number | null {
  if (frame.line === null) return null
  const body = frame.routine === null ? doOf(failed) : definitionOf(frame.routine, earlier)
  const start = body && openingOf(body)
  // A body's first line is the rest of the line on which its quote opens.
  return start === null ? null : lineAt(script, start) + frame.line - 1
}

const doOf = (statement: Statement) => (/^DO\b/.test(statement.keywords) ? statement : null)

/** The last definition counts: a script may replace its own function. */
function definitionOf(routine: string, earlier: Statement[]): Statement | null {
  const name = bare(routine.slice(0, routine.indexOf('(')))
  return earlier.findLast(({ text }) => bare(DEFINITION.exec(text)?.[1] ?? '') === name) ?? null
}

/** PostgreSQL leaves a schema out where the search path finds the function without it. */
const bare = (name: string) =>
  name
    .slice(name.lastIndexOf('.') + 1)
    .replaceAll('"', '')
    .toLowerCase()

/** Where the body's opening quote stands in the script; comments before a statement may hold such a quote, too. */
function openingOf({ text, offset }: Statement): number | null {
  const code = startOfCode(text)
  const at = text.slice(code).search(OPENING)
  return at < 0 ? null : offset + code + at
}

const lineAt = (script: string, offset: number) => script.slice(0, offset).split('\n').length
