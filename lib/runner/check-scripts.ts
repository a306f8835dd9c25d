import { dialectOf } from '../flyway/dialect'
import { parseIgnorePatterns } from '../flyway/ignore-patterns'
import { type Validation, validate } from '../flyway/validate'
import { formatDuration } from './duration'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { note } from './print'
import { readInfo } from './read-info'
import { schemaExists } from './schemas'

/** Validates scripts and rows, says so, and stops where they do not fit (DbValidate), unless what does not fit is asked for. */
export async function checkScripts(engine: Engine, { migrating = false, throws = true } = {}): Promise<Validation> {
  const { main, options, print, schema } = engine
  const started = performance.now()
  const missing = !(await schemaExists(main, schema))
  const { error: unreadable } = parseIgnorePatterns(options.ignoreMigrationPatterns, options.compatibility)
  if (unreadable !== null) throw new FlywayFailure('ERROR', unreadable)
  const info = await readInfo(engine, { announce: !missing })
  const validation = validate(info, options, { migrating, ...(missing && { missingSchema: schema }) })
  const { error, details } = validation
  if (details && !throws && FOUND.has(details.code)) return validation
  if (details && error !== null) throw new FlywayFailure(details.code, error)
  if (missing) return validation
  const { count } = validation
  const time = formatDuration(performance.now() - started)
  print('info', `Successfully validated ${count} ${count === 1 ? 'migration' : 'migrations'} (execution time ${time})`)
  const applied = info.lines.filter(line => line.applied !== null).length
  const { explainsEmptyFolder } = dialectOf(options.compatibility)
  // What `migrate` answers does not name the warnings of its validation.
  const warn = (text: string) => (migrating ? print('warn', text) : note(engine, text))
  if (explainsEmptyFolder && applied > 0 && engine.resolved.migrations.length === 0) warn(nothingResolved(applied))
  if (count === 0) warn('No migrations found. Are your locations set up correctly?')
  return validation
}

/** What `validate` itself finds; everything else stops it. */
const FOUND = new Set(['VALIDATE_ERROR', 'SCHEMA_DOES_NOT_EXIST'])

const nothingResolved = (applied: number) =>
  `No migrations could be resolved from the configured locations, but ${applied} applied migration(s) were found in the ` +
  'schema history. Are your locations set up correctly?'
