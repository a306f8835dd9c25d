import type { FlywayOptions } from '../flyway/options'
import { quoted } from '../flyway/quoted'
import { websiteLink } from '../flyway/website-links'
import { addRow } from './add-row'
import { fillHistoryTable } from './create-history'
import type { Engine } from './engine'
import { historyExists } from './history-table'
import { runCallbacksAlone } from './run-callbacks'
import { sayError } from './say-error'
import { schemaExists } from './schemas'
import { inTransaction } from './transaction'

/** Another Flyway may just have made it; Flyway tries again whatever the reason. */
const TRIES = 10

/** Makes the schemas that are not there, and notes them in the history (DbSchemas.create). */
export async function createSchemas(engine: Engine, { withBaseline = false } = {}): Promise<void> {
  const { main, options, print, schema } = engine
  if (!options.createSchemas) {
    if (!(await schemaExists(main, schema))) print('warn', notCreated(options))
    return
  }
  await runCallbacksAlone(engine, 'createSchema', main)
  await runCallbacksAlone(engine, 'beforeCreateSchema', main)
  const made = new Set<string>()
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(main, print, () => createMissing(engine, withBaseline, made))
    } catch (error) {
      if (tries === TRIES) sayError(`Unable to create schema ${quoted(schema)}`)(error)
    }
  }
}

/** What Flyway has made once it takes for made, though it was rolled back with what failed after it. */
async function createMissing(engine: Engine, withBaseline: boolean, made: Set<string>): Promise<void> {
  const { main, history, print, schemas } = engine
  const created: string[] = []
  for (const schema of schemas) {
    if (made.has(schema) || (await schemaExists(main, schema))) continue
    print('info', `Creating schema ${quoted(schema)} ...`)
    await main.query(`CREATE SCHEMA ${quoted(schema)}`)
    created.push(quoted(schema))
    made.add(schema)
  }
  if (created.length === 0) return
  if (!(await historyExists(main, history))) await fillHistoryTable(engine, withBaseline)
  const row = { version: null, description: '<< Flyway Schema Creation >>', type: 'SCHEMA', script: created.join(',') }
  await addRow(engine, { ...row, checksum: null, executionTime: 0, success: true })
}

const notCreated = ({ compatibility }: FlywayOptions) => `The configuration option 'createSchemas' is false.
However, the schema history table still needs a schema to reside in.
You must manually create a schema for the schema history table to reside in.
See ${websiteLink('schemaCreation', compatibility)}`
