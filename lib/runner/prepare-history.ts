import { dialectOf } from '../flyway/dialect'
import { quoted } from '../flyway/quoted'
import { createHistoryTable } from './create-history'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { historyExists } from './history-table'
import { holdsSomething } from './schemas'

/** Sees to it that there is a history table. Schemas that hold something and have none need `baselineOnMigrate`. */
export async function prepareHistory(engine: Engine): Promise<void> {
  const { main, history, options, schemas, print } = engine
  if (await historyExists(main, history)) return
  const nonEmpty: string[] = []
  for (const schema of schemas) if (await holdsSomething(main, schema)) nonEmpty.push(quoted(schema))

  const { skipsBaseline } = dialectOf(options.compatibility)
  if (nonEmpty.length === 0 && options.baselineOnMigrate && skipsBaseline !== null) print('info', skipsBaseline)
  if (nonEmpty.length === 0 || options.skipExecutingMigrations) {
    await createHistoryTable(engine, false)
  } else if (options.baselineOnMigrate) {
    const created = await createHistoryTable(engine, true)
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
