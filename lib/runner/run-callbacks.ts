import type pg from 'pg'
import { dialectOf } from '../flyway/dialect'
import type { Callback } from './callback-files'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { type PreparedSql, prepareSql } from './prepare-script'
import { runStatement, showTables } from './run-statement'
import { statementError } from './server-error'
import { startStep, stepStart } from './start-step'
import { statementFailure } from './statement-failure'
import { inTransaction } from './transaction'

type Of<Name extends string> = `before${Name}` | `after${Name}` | `after${Name}Error`
type Command = 'Migrate' | 'Validate' | 'Info' | 'Repair' | 'Baseline'

/** The events whose scripts run here; those of a connection that is about to be opened run nowhere in Flyway. */
export type Event =
  | Of<Command | 'EachMigrate' | 'EachMigrateStatement'>
  | `after${Command}OperationFinish`
  | 'afterMigrateApplied'
  | 'afterVersioned'
  | 'beforeRepeatables'
  | 'createSchema'
  | 'beforeCreateSchema'
  | 'afterConnect'

/** Runs the scripts of an event on the worker as it is: inside the transaction of a migration, which `after` may have broken. */
export async function runCallbacks(engine: Engine, event: Event, after?: unknown): Promise<void> {
  for (const callback of callbacksOf(engine, event)) {
    await announced(engine, callback, sql => run(engine, engine.worker, event, sql, after))
  }
}

/** Runs the scripts of an event outside of any migration, each in a transaction of its own, unless it may not be in any. */
export async function runCallbacksAlone(
  engine: Engine,
  event: Event,
  client: pg.Client = engine.worker,
): Promise<void> {
  for (const callback of callbacksOf(engine, event)) {
    await announced(engine, callback, sql => {
      const work = () => run(engine, client, event, sql)
      if (sql.transactional) return inTransaction(client, engine.print, work, stepStart(engine, client))
      return startStep(engine, client).then(work)
    })
  }
}

const callbacksOf = ({ callbacks }: Engine, event: Event) => callbacks.filter(callback => callback.event === event)

function announced(
  { options, serverMajor, print }: Engine,
  { event, description, file }: Callback,
  work: (sql: PreparedSql) => Promise<void>,
): Promise<void> {
  const sql = prepareSql(file, options, serverMajor)
  // Flyway puts the dash before an empty description, too.
  print('info', `Executing SQL callback: ${event} - ${description}${sql.transactional ? '' : ' [non-transactional]'}`)
  return work(sql)
}

async function run(
  engine: Engine,
  client: pg.Client,
  event: Event,
  { file, statements }: PreparedSql,
  after?: unknown,
): Promise<void> {
  for (const statement of statements) {
    if (engine.debug) engine.print('debug', `Executing SQL: ${statement.text}`)
    const tables = await runStatement(client, statement).catch(cause => {
      const { own, causes: all, sqlState } = statementFailure(engine, file, statement, cause)
      const causes = [...all, ...(sqlState === ABORTED && after !== undefined ? statementError(after).causes : [])]
      const { namesCallback } = dialectOf(engine.options.compatibility)
      if (!namesCallback) throw new FlywayFailure('ERROR', own, { cause, causes, sqlState })
      const text = `Error while executing ${event} callback: ${own}`
      throw new FlywayFailure('ERROR', text, { cause, causes: [own, ...causes], sqlState })
    })
    showTables(tables, engine.showResults ? engine.print : null)
    await engine.observe?.(client, file, statement)
  }
}

/** The transaction is over for an earlier error, which pgjdbc then names as the cause. */
const ABORTED = '25P02'
