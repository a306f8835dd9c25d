import { compareText } from '../flyway/migration-order'
import { parseScriptName } from '../flyway/script-name'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { type PreparedSql, prepareSql } from './prepare-script'
import type { LocatedFile } from './read-location'
import { runStatement } from './run-statement'
import { startStep, stepStart } from './start-step'
import { statementFailure } from './statement-failure'
import { inTransaction } from './transaction'

/** The events whose scripts this engine runs. */
export type Event = 'beforeMigrate' | 'beforeEachMigrate' | 'afterEachMigrate' | 'afterMigrate'

/** Events of other commands, so that no run here could be meant. */
const ELSEWHERE = /Clean|Undo|Baseline|Repair|Info/
const EVENTS: readonly string[] = ['beforeMigrate', 'beforeEachMigrate', 'afterEachMigrate', 'afterMigrate']

/** Runs the scripts of an event by their description, on the worker as it is: inside the transaction of a migration. */
export async function runCallbacks(engine: Engine, event: Event): Promise<void> {
  for (const callback of callbacksOf(engine, event)) await announced(engine, callback, sql => run(engine, event, sql))
}

/** Runs the scripts of an event outside of any migration, each in a transaction of its own, unless it may not be in any. */
export async function runCallbacksAlone(engine: Engine, event: Event): Promise<void> {
  for (const callback of callbacksOf(engine, event)) {
    await announced(engine, callback, sql => {
      const work = () => run(engine, event, sql)
      if (sql.transactional) return inTransaction(engine.worker, engine.print, work, stepStart(engine))
      return startStep(engine).then(work)
    })
  }
}

/** Says which scripts are named after events of a migrate run that this engine does not know: Flyway would run them. */
export function describeCallbacks(engine: Engine): void {
  for (const { event, file } of readCallbacks(engine)) {
    if (EVENTS.includes(event) || ELSEWHERE.test(event)) continue
    engine.print('warn', `The built-in engine does not run the callback ${file.location}`)
  }
}

type Callback = { event: string; description: string; file: LocatedFile }

function readCallbacks({ resolved, files, options }: Engine): Callback[] {
  const callbacks = resolved.callbacks.flatMap(({ path }) => {
    const name = parseScriptName(path.slice(path.lastIndexOf('/') + 1), options)
    const file = files.find(located => located.path === path)
    return name.kind === 'callback' && file ? [{ event: name.event, description: name.description, file }] : []
  })
  return callbacks.sort((a, b) => compareText(a.description, b.description))
}

const callbacksOf = (engine: Engine, event: Event) => readCallbacks(engine).filter(callback => callback.event === event)

function announced(
  { options, serverMajor, print }: Engine,
  { event, description, file }: Callback,
  work: (sql: PreparedSql) => Promise<void>,
): Promise<void> {
  const sql = prepareSql(file, options, serverMajor)
  const name = description === '' ? event : `${event} - ${description}`
  print('info', `Executing SQL callback: ${name}${sql.transactional ? '' : ' [non-transactional]'}`)
  return work(sql)
}

async function run(engine: Engine, event: Event, { file, statements }: PreparedSql): Promise<void> {
  for (const statement of statements) {
    if (engine.debug) engine.print('debug', `Executing SQL: ${statement.text}`)
    await runStatement(engine.worker, statement, engine.showResults ? engine.print : null).catch(cause => {
      const { own, causes, sqlState } = statementFailure(engine, file, statement, cause)
      const facts = { cause, causes: [own, ...causes], sqlState }
      throw new FlywayFailure('ERROR', `Error while executing ${event} callback: ${own}`, facts)
    })
    await engine.observe?.(engine.worker, file, statement)
  }
}
