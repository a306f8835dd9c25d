import type { Failure } from '../../board/schema'
import type { Compatibility } from '../../flyway/options'
import { placeWithin, startOfCode, toUnits } from '../../flyway/statement-place'
import { lineOfFrame } from './body-line'
import { type RunEvidence, type ScriptEvidence, type Verification, verifyScript } from './evidence'
import { findStatement } from './find-statement'
import { parseFrames } from './frames'

/** A place in a script, both from 1. */
export type Place = { line: number; column: number }

/** The statement that failed, out of the script that ran. */
export type ResolvedStatement = Verification & {
  script: string
  /** Without its `;`, comments before it left out. */
  text: string
  /** Its first and last line in the script, from 1. */
  line: number
  endLine: number
  /** Where PostgreSQL's `Position` points. */
  position: Place | null
  /** Functions and blocks that the error came through, innermost first, with their line in this script. */
  frames: { routine: string | null; bodyLine: number | null; line: number | null }[]
}

/** The statement, or why none can be shown. */
export type Resolution = { statement: ResolvedStatement; reason: null } | { statement: null; reason: string }

/**
 * Finds the statement that Flyway does not print: by the log's line in the script as the board has it. It is never a
 * guess at which of two it was; where the text cannot be the one that ran, none is shown.
 */
export function resolveStatement(
  failure: Failure,
  script: ScriptEvidence | null,
  run: RunEvidence,
  compatibility: Compatibility,
): Resolution {
  if (failure.line === null) return none('The log names no line of a script.')
  // Of COPY alone Flyway says no SQLSTATE.
  if (failure.sqlState === null && !/^Unable to execute COPY operation/.test(failure.message))
    return none('Flyway refused the script before it sent a statement.')
  if (!script) return none(`The script ${failure.script ?? ''} is not among those that the board reads.`)
  const { line, position } = failure
  const found = findStatement(script.text, { line, position }, compatibility)
  if (!found)
    return none(`No statement begins on line ${line} of the script as it is now: it has changed since the run.`)
  const { statement, earlier } = found
  if (failure.statement !== null && code(failure.statement) !== code(statement.text))
    return none('The log has another statement than the script as it is now: it has changed since the run.')
  const frames = parseFrames(failure.where).map(frame => ({
    routine: frame.routine,
    bodyLine: frame.line,
    line: lineOfFrame(script.text, frame, statement, earlier),
  }))
  const verified = failure.statement === null ? verifyScript(script, run) : ({ proof: 'log', doubt: null } as const)
  const text = code(statement.text)
  return {
    reason: null,
    statement: {
      ...{ ...verified, script: script.path, text, line, endLine: line + text.split('\n').length - 1 },
      position: position === null ? null : placeWithin(statement, toUnits(statement.text, position - 1)),
      frames,
    },
  }
}

const none = (reason: string): Resolution => ({ statement: null, reason })

/** Comments before a statement belong to its text as it is sent, and are not what failed. */
const code = (text: string) => text.slice(startOfCode(text))
