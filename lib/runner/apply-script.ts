import { dialectOf } from '../flyway/dialect'
import type { Statement } from '../flyway/statement'
import { addRow } from './add-row'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { ScriptFailure, StepFailure } from './migrate-failure'
import type { PreparedScript } from './prepare-script'
import { type Event, runCallbacks } from './run-callbacks'
import { runStatement } from './run-statement'
import { refuseSelfWait } from './self-wait'
import { showResults } from './show-results'
import { resetRole } from './start-step'
import { statementFailure } from './statement-failure'

/** A migration that this run has applied. */
export type Applied = { version: string | null; description: string; executionTime: number }

/** Runs one script on the worker, unless all are to be skipped, and writes its row; `text` names it in the log. */
export async function applyScript(engine: Engine, script: PreparedScript, text: string): Promise<Applied> {
  const { version, description, type, script: path, checksum } = script.migration
  const started = performance.now()
  const elapsed = () => Math.round(performance.now() - started)
  if (!engine.options.skipExecutingMigrations) await execute(engine, script, { text, elapsed, broken: undefined })
  const executionTime = elapsed()
  // What a script has made of the session does not decide as whom its row is written.
  if (engine.main === engine.worker) await resetRole(engine)
  await addRow(engine, { version, description, type, script: path, checksum, executionTime, success: true })
  const applied = { version, description, executionTime }
  engine.applied.push(applied)
  return applied
}

async function execute(engine: Engine, script: PreparedScript, step: Step): Promise<void> {
  await runCallbacks(engine, 'beforeEachMigrate')
  engine.print('info', `Migrating ${step.text}`)
  const ofScript = async (error: unknown): Promise<never> => {
    await runCallbacks(engine, 'afterEachMigrateError', step.broken)
    throw error instanceof FlywayFailure && !(error instanceof StepFailure)
      ? new StepFailure(script, step.text, step.elapsed(), error, error.cause)
      : error
  }
  const statements = await parsed(script).catch(ofScript)
  refuseSelfWait(engine, script, statements)
  await applyStatements(engine, script, statements, step).catch(ofScript)
  await runCallbacks(engine, 'afterEachMigrate')
}

const parsed = async ({ statements }: PreparedScript) => statements()

async function applyStatements(
  engine: Engine,
  script: PreparedScript,
  statements: Statement[],
  step: Step,
): Promise<void> {
  for (const statement of statements) await applyStatement(engine, script, statement, step)
}

type Step = {
  text: string
  elapsed: () => number
  /** The error that has ended the transaction. */
  broken: unknown
}

async function applyStatement(engine: Engine, script: PreparedScript, statement: Statement, step: Step): Promise<void> {
  await callAround(engine, 'beforeEachMigrateStatement')
  if (engine.debug) engine.print('debug', `Executing SQL: ${statement.text}`)
  const results = await runStatement(engine.worker, statement).catch(async error => {
    step.broken = error
    await callAround(engine, 'afterEachMigrateStatementError', error)
    const failure = statementFailure(engine, script.file, statement, error)
    throw new ScriptFailure(script, step.text, step.elapsed(), statement, failure, error)
  })
  await callAround(engine, 'afterEachMigrateStatement')
  showResults(results, engine)
  await engine.observe?.(engine.worker, script.file, statement)
}

async function callAround(engine: Engine, event: Event, error?: unknown): Promise<void> {
  if (dialectOf(engine.options.compatibility).callsStatements) await runCallbacks(engine, event, error)
}
