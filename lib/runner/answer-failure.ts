import type { Answer } from './answer'
import type { ScriptFailure } from './apply-script'
import type { FlywayFailure } from './failure'
import { statementError } from './server-error'

/** `{"error": …}`: all that a command says in JSON when it stops. */
export function answerFailure({ code, message }: FlywayFailure): Answer {
  return { error: { cause: null, errorCode: code, message } }
}

/** Why and where a script failed. The causes of the driver have no Java stack here, so theirs is empty. */
export function answerScriptFailure(failure: ScriptFailure): Answer {
  const { sqlState, message } = statementError(failure.cause)
  return {
    cause: { cause: null, message, stackTrace: '' },
    errorCode: failure.code,
    lineNumber: failure.line,
    message: failure.message,
    path: failure.script.file.absolute,
    sqlErrorCode: 0,
    sqlState,
  }
}
