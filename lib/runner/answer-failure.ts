import { dialectOf } from '../flyway/dialect'
import type { Compatibility } from '../flyway/options'
import type { Answer } from './answer'
import type { FlywayFailure } from './failure'
import { type MigrateFailure, ScriptFailure, StepFailure } from './migrate-failure'

/** `{"error": …}`: all that a command says in JSON when it stops (ErrorOutput). */
export function answerFailure(failure: FlywayFailure, compatibility: Compatibility): Answer {
  const { json } = dialectOf(compatibility)
  const { code, sqlState, own } = failure
  const isFault = code === 'FAULT'
  const subErrorCode = own.startsWith('Unable to obtain connection') ? 'CONNECTION_FAILURE' : null
  const error = {
    errorCode: code,
    message: isFault ? withoutClass(own) : own,
    ...(json.cause && { cause: causeOf(failure.causes) }),
    ...(json.stackTrace && { stackTrace: isFault ? own : null, lineNumber: null, path: null }),
    ...(json.sqlState && isFault && { stackTrace: own }),
    ...(json.sqlState && sqlState !== null && { sqlErrorCode: 0, sqlState, subErrorCode }),
  }
  return { error }
}

/** Why and where a migration failed (MigrateErrorResult). */
export function answerMigrateFailure(failure: MigrateFailure, compatibility: Compatibility): Answer {
  const { json } = dialectOf(compatibility)
  return {
    errorCode: failure instanceof ScriptFailure || json.migrationCode ? failure.code : 'ERROR',
    message: failure.own,
    ...placeOf(failure, json.migrationCode),
    ...(json.cause && { cause: causeOf(failure.causes) }),
    ...(json.stackTrace && { stackTrace: null }),
    ...(json.sqlState && { sqlErrorCode: 0, sqlState: failure.sqlState }),
  }
}

/** Where a statement failed; to newer ones a callback between the statements failed before the first line of the script. */
function placeOf(failure: MigrateFailure, always: boolean): { lineNumber: number | null; path: string | null } {
  if (failure instanceof ScriptFailure)
    return { lineNumber: failure.statement.line, path: failure.script.file.absolute }
  if (failure instanceof StepFailure && always) return { lineNumber: -1, path: failure.script.migration.script }
  return { lineNumber: null, path: null }
}

/** The errors behind a failure, one in the other. There is no Java stack here, so it is empty. */
function causeOf([first, ...others]: string[]): Answer | null {
  if (first === undefined) return null
  return { cause: causeOf(others), message: withoutClass(first), stackTrace: '' }
}

/** Java puts the name of an error's class before its message, or alone where there is none. */
const withoutClass = (text: string) => text.replace(/^(?:[a-z]\w*\.)+[A-Z]\w*(?:: |$)/, '') || null
