import { placeWithin, toUnits } from '../../flyway/statement-place'
import type { FlywayFailure } from '../../runner/failure'
import { ScriptFailure } from '../../runner/migrate-failure'
import type { Problem } from '../finding'
import type { Script } from '../script'

/** Why a run stopped, and where; `code` is the server's SQLSTATE. */
export type Failed = Pick<Problem, 'file' | 'line' | 'column'> & { code: string | null; message: string }

/** What node-postgres tells of an error of the server. */
type ServerError = { code?: string; message?: string; detail?: string; hint?: string; position?: string }

/** Finds the script and the place at which a run stopped; what is no fault of a script is blamed on `next`, the first that was not applied. */
export function failedScript(failure: FlywayFailure, scripts: readonly Script[], next: string): Failed {
  // Whatever was thrown is read for these optional fields alone.
  const cause = (failure.cause ?? {}) as ServerError
  const said = [cause.message ?? failure.message.split('\n')[0] ?? '', cause.detail, cause.hint]
    .filter(Boolean)
    .join('. ')
  const what = { code: cause.code ?? null, message: said }
  if (failure instanceof ScriptFailure) return { ...what, ...placeOfFailure(failure, cause) }
  const [, event] = /^Error while executing (\w+) callback/.exec(failure.message) ?? []
  const callback = scripts.find(({ name }) => name.kind === 'callback' && name.event === event)
  const [, line] = /(?: at line |\nLine +: )(\d+)/.exec(failure.message) ?? []
  return { ...what, file: callback?.path ?? next, line: Number(line ?? 1), column: null }
}

function placeOfFailure(
  { script, statement }: ScriptFailure,
  { position }: ServerError,
): Pick<Failed, 'file' | 'line' | 'column'> {
  return { file: script.file.path, ...placeWithin(statement, toUnits(statement.text, Number(position ?? 1) - 1)) }
}
