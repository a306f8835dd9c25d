import { dialectOf } from '../flyway/dialect'
import { fileNameOf } from '../flyway/file-name'
import type { Statement } from '../flyway/statement'
import type { Engine } from './engine'
import { scriptFailure } from './failure-block'
import type { LocatedFile } from './read-location'
import { copyError, statementError } from './server-error'

/** Flyway's text about a statement of a script that failed, and the errors behind it. */
export type StatementFailure = { own: string; causes: string[]; sqlState: string | null }

/** Says that a statement of a script failed (FlywaySqlScriptException). */
export function statementFailure(
  { options, answer, debug }: Pick<Engine, 'options' | 'answer' | 'debug'>,
  { location, absolute, path }: Pick<LocatedFile, 'location' | 'absolute' | 'path'>,
  { line, text, kind }: Pick<Statement, 'line' | 'text' | 'kind'>,
  error: unknown,
): StatementFailure {
  const { scriptFailed, quotesStatement } = dialectOf(options.compatibility)
  const environment = options.placeholders[`flyway${options.placeholderSeparator}environment`] ?? 'default'
  const head = scriptFailed(fileNameOf(path), environment)
  const quotes = debug || quotesStatement === 'always' || (quotesStatement === 'in JSON' && answer !== null)
  const reason = kind === 'copy' ? copyError(error) : statementError(error)
  const own = scriptFailure(head, reason, { location, absolute, line }, quotes ? text : null)
  return { own, causes: reason.causes, sqlState: reason.rootState }
}
