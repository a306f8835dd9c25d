import type pg from 'pg'
import { dialectOf } from '../flyway/dialect'
import type { Callback } from './callback-files'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { type PreparedSql, prepareSql } from './prepare-script'
import { runStatement } from './run-statement'
import { statementError } from './server-error'
import { showResults } from './show-results'
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
  const { namesCallback } = dialectOf(engine.options.compatibility)
  for (const callback of callbacksOf(engine, event)) {
    const work = async () => run(engine, engine.worker, announced(engine, callback), after)
    await (namesCallback === 'always' || BETWEEN.has(event) ? named(engine, event, work) : work())
  }
}

/** Events between two steps: Flyway calls them as it does those outside of any migration (DefaultCallbackExecutor.onEvent). */
const BETWEEN = new Set<Event>(['afterVersioned', 'beforeRepeatables'])

/** Runs the scripts of an event outside of any migration, each in a transaction of its own, unless it may not be in any. */
export async function runCallbacksAlone(
  engine: Engine,
  event: Event,
  client: pg.Client = engine.worker,
): Promise<void> {
  for (const callback of callbacksOf(engine, event)) {
    // Flyway reads the script to know whether it begins a transaction: what is wrong with it then is not yet the callback's failure.
    const sql = announced(engine, callback)
    const work = () => named(engine, event, () => run(engine, client, sql))
    if (sql.transactional) await inTransaction(client, engine.print, work, stepStart(engine, client))
    else await startStep(engine, client).then(work)
  }
}

/**
 * Runs the scripts of the end of a command on the session of the scripts as it is, outside of any transaction. Flyway opens that
 * session even where nothing was to be applied: then it is not in the default schema.
 */
export async function runCallbacksAtEnd(engine: Engine, event: Event): Promise<void> {
  if (callbacksOf(engine, event).length === 0) return
  if (engine.options.transactionalLock && engine.worker === engine.main) engine.worker = await engine.open()
  await runCallbacks(engine, event)
}

/** The scripts of an event, in their order. */
export const callbacksOf = ({ callbacks }: Engine, event: Event): Callback[] =>
  callbacks.filter(callback => callback.event === event)

function announced({ options, serverMajor, print }: Engine, { event, description, file }: Callback): PreparedSql {
  const sql = prepareSql(file, options, serverMajor)
  // Flyway puts the dash before an empty description, too.
  print('info', `Executing SQL callback: ${event} - ${description}${sql.transactional ? '' : ' [non-transactional]'}`)
  return sql
}

/** A failure of the work is told as that of the callback, which is no longer the database's (DefaultCallbackExecutor.handleEvent). */
function named({ options }: Engine, event: Event, work: () => Promise<void>): Promise<void> {
  return work().catch(error => {
    if (!(error instanceof FlywayFailure)) throw error
    const { code, own, causes, cause } = error
    const { keepsCallbackCode } = dialectOf(options.compatibility)
    const text = `Error while executing ${event} callback: ${own}`
    throw new FlywayFailure(keepsCallbackCode ? code : 'ERROR', text, { cause, causes: [own, ...causes] })
  })
}

async function run(
  engine: Engine,
  client: pg.Client,
  { file, statements }: PreparedSql,
  after?: unknown,
): Promise<void> {
  for (const statement of statements()) {
    if (engine.debug) engine.print('debug', `Executing SQL: ${statement.text}`)
    const results = await runStatement(client, statement).catch(cause => {
      const { own, causes: all, sqlState } = statementFailure(engine, file, statement, cause)
      const causes = [...all, ...(sqlState === ABORTED && after !== undefined ? statementError(after).causes : [])]
      throw new FlywayFailure('DB_CONNECTION', own, { cause, causes, sqlState })
    })
    showResults(results, engine)
    await engine.observe?.(client, file, statement)
  }
}

/** The transaction is over for an earlier error, which pgjdbc then names as the cause. */
const ABORTED = '25P02'
