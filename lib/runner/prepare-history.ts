import { addRow } from './add-row'
import { atomically, withLock } from './advisory-lock'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { createHistory, historyExists, nameOf } from './history-table'
import { quoted } from './names'
import { failureOf } from './say-error'
import { holdsSomething } from './schemas'
import { statementFailure } from './statement-failure'

/** Sees to it that there is a history table. Schemas that hold something and have none need `baselineOnMigrate`. */
export async function prepareHistory(engine: Engine): Promise<void> {
  const { main, history, options, schemas, print } = engine
  if (await historyExists(main, history)) return
  const nonEmpty: string[] = []
  for (const schema of schemas) if (await holdsSomething(main, schema)) nonEmpty.push(quoted(schema))

  if (nonEmpty.length === 0) await create(engine, false)
  else if (options.baselineOnMigrate) {
    const created = await create(engine, true)
    if (created) print('info', `Successfully baselined schema with version: ${options.baselineVersion}`)
    // Another Flyway, that started at the same time, may have made it since.
  } else if (!(await historyExists(main, history))) {
    throw new FlywayFailure(
      'NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE',
      `Found non-empty schema(s) ${nonEmpty.join(', ')} but no schema history table. ` +
        'Use baseline() or set baselineOnMigrate to true to initialize the schema history table.',
    )
  }
}

function create(engine: Engine, withBaseline: boolean): Promise<boolean> {
  const { main, history, print } = engine
  return withLock(engine, async () => {
    if (await historyExists(main, history)) return false
    print('info', `Creating Schema History table ${nameOf(history)}${withBaseline ? ' with baseline' : ''} ...`)
    const work = () => createHistory(main, history, withBaseline ? () => addBaseline(engine) : undefined)
    await atomically(engine, work).catch(error => refuseTable(engine, error))
    return true
  })
}

/** To Flyway its own statements are a script without a name. */
function refuseTable(engine: Engine, error: unknown): never {
  const { own, causes, sqlState } = statementFailure(engine, NAMELESS, { line: 1, text: '' }, error)
  if (failureOf(own, error)) throw new FlywayFailure('DB_CONNECTION', own, { cause: error, causes, sqlState })
  throw error
}

const NAMELESS = { location: '', absolute: '', path: '' }

function addBaseline(engine: Engine): Promise<void> {
  const { baselineVersion: version, baselineDescription: description } = engine.options
  const row = { version, description, type: 'BASELINE', script: description }
  return addRow(engine, { ...row, checksum: null, executionTime: 0, success: true })
}
