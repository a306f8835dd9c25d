import { dialectOf } from '../flyway/dialect'
import { parseIgnorePatterns } from '../flyway/ignore-patterns'
import { computeInfo } from '../flyway/info'
import type { Info } from '../flyway/migration'
import { isResolvedState } from '../flyway/resolved-state'
import { type Validation, validate } from '../flyway/validate'
import { withoutTransaction } from './as-unit'
import { cleanDisabled } from './clean-disabled'
import { formatDuration } from './duration'
import type { Engine } from './engine'
import { FlywayFailure, refuse } from './failure'
import { note } from './print'
import { readInfo } from './read-info'
import { runCallbacksAlone } from './run-callbacks'
import { schemaExists } from './schemas'

/** Validates scripts and rows between the callbacks (DbValidate); what does not fit is told, everything else that is wrong stops it. */
export async function checkScripts(engine: Engine, { migrating = false } = {}): Promise<Validation> {
  const { main, options, resolved, schema } = engine
  const started = performance.now()
  const { error } = parseIgnorePatterns(options.ignoreMigrationPatterns, options.compatibility)
  if (error !== null) throw new FlywayFailure('ERROR', error)
  if (!(await schemaExists(main, schema))) {
    refuse(resolved.error)
    const info = computeInfo({ migrations: resolved.migrations, rows: [], options })
    return withoutCleaning(engine, found(validate(info, options, { migrating, missingSchema: schema })))
  }
  await runCallbacksAlone(engine, 'beforeValidate', main)
  const { info, validation } = await withoutTransaction(engine, async () => {
    const info = await readInfo(engine, { announce: true })
    return { info, validation: found(validate(info, options, { migrating })) }
  })
  if (validation.valid) describe(engine, info, performance.now() - started, migrating)
  await runCallbacksAlone(engine, validation.valid ? 'afterValidate' : 'afterValidateError', main)
  return withoutCleaning(engine, validation)
}

/** Stops where something does not fit. */
export function refuseInvalid({ error, details }: Validation): void {
  if (details && error !== null) throw new FlywayFailure(details.code, error)
}

/** Cleaning is disabled, which stops Flyway where it would clean (Flyway.doValidate). */
function withoutCleaning({ options, print }: Engine, validation: Validation): Validation {
  if (!options.cleanOnValidationError) return validation
  const { cleansOnError } = dialectOf(options.compatibility)
  if (cleansOnError === 'removed') throw new FlywayFailure('ERROR', 'cleanOnValidationError has been removed')
  if (cleansOnError === 'deprecated') {
    print('warn', 'cleanOnValidationError is deprecated and will be removed in a later release')
  }
  if (!validation.valid) throw cleanDisabled()
  return validation
}

/** What `validate` itself finds. */
const FOUND = new Set(['VALIDATE_ERROR', 'SCHEMA_DOES_NOT_EXIST'])

function found(validation: Validation): Validation {
  if (validation.details && !FOUND.has(validation.details.code)) refuseInvalid(validation)
  return validation
}

function describe(engine: Engine, { lines }: Info, elapsed: number, migrating: boolean): void {
  const { options, print } = engine
  const { length } = lines
  const count = `${length} ${length === 1 ? 'migration' : 'migrations'}`
  print('info', `Successfully validated ${count} (execution time ${formatDuration(elapsed)})`)
  const { explainsEmptyFolder } = dialectOf(options.compatibility)
  // What `migrate` answers does not name the warnings of its validation.
  const warn = (text: string) => (migrating ? print('warn', text) : note(engine, text))
  const isGone = length > 0 && !lines.some(({ state }) => isResolvedState(state))
  if (explainsEmptyFolder && isGone) warn(nothingResolved(length))
  if (length === 0) warn('No migrations found. Are your locations set up correctly?')
}

const nothingResolved = (applied: number) =>
  `No migrations could be resolved from the configured locations, but ${applied} applied migration(s) were found in the ` +
  'schema history. Are your locations set up correctly?'
