import { type Validation, validate } from '../flyway/validate'
import { formatDuration } from './duration'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { readInfo } from './read-info'
import { schemaExists } from './schemas'

/** Validates scripts and rows, says so, and stops where they do not fit (DbValidate), unless what does not fit is asked for. */
export async function checkScripts(engine: Engine, { migrating = false, throws = true } = {}): Promise<Validation> {
  const { main, options, print, schema } = engine
  const started = performance.now()
  const missing = !(await schemaExists(main, schema))
  const info = await readInfo(engine, { announce: !missing })
  const validation = validate(info, options, { migrating, ...(missing && { missingSchema: schema }) })
  if (validation.errors.length > 0 && !throws) return validation
  if (validation.error !== null) {
    const code = validation.errors.length > 0 ? 'VALIDATE_ERROR' : (info.error?.code ?? 'ERROR')
    throw new FlywayFailure(code, validation.error)
  }
  if (missing) return validation
  const { count } = validation
  const time = formatDuration(performance.now() - started)
  print('info', `Successfully validated ${count} ${count === 1 ? 'migration' : 'migrations'} (execution time ${time})`)
  const applied = info.lines.filter(line => line.applied !== null).length
  if (applied > 0 && engine.resolved.migrations.length === 0) print('warn', nothingResolved(applied))
  if (count === 0) print('warn', 'No migrations found. Are your locations set up correctly?')
  return validation
}

const nothingResolved = (applied: number) =>
  `No migrations could be resolved from the configured locations, but ${applied} applied migration(s) were found in the ` +
  'schema history. Are your locations set up correctly?'
