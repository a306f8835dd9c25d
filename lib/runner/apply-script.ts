import { addRow } from './add-row'
import type { Engine } from './engine'
import { ScriptFailure } from './migrate-failure'
import type { PreparedScript } from './prepare-script'
import { runCallbacks } from './run-callbacks'
import { runStatement } from './run-statement'
import { refuseSelfWait } from './self-wait'
import { resetRole } from './start-step'
import { statementFailure } from './statement-failure'

/** A migration that this run has applied. */
export type Applied = { version: string | null; description: string; executionTime: number }

/** Runs one script on the worker and writes its row; `text` names it in the log. */
export async function applyScript(engine: Engine, script: PreparedScript, text: string): Promise<Applied> {
  const { version, description, type, script: path, checksum } = script.migration
  engine.print('info', `Migrating ${text}`)
  refuseSelfWait(engine, script)
  const started = performance.now()
  await runCallbacks(engine, 'beforeEachMigrate')
  const elapsed = () => Math.round(performance.now() - started)
  for (const statement of script.statements) {
    if (engine.debug) engine.print('debug', `Executing SQL: ${statement.text}`)
    await runStatement(engine.worker, statement, engine.showResults ? engine.print : null).catch(error => {
      throw new ScriptFailure(
        script,
        text,
        elapsed(),
        statement.line,
        statementFailure(engine, script.file, statement, error),
        error,
      )
    })
    await engine.observe?.(engine.worker, script.file, statement)
  }
  await runCallbacks(engine, 'afterEachMigrate')
  const executionTime = elapsed()
  // What a script has made of the session does not decide as whom its row is written.
  if (engine.main === engine.worker) await resetRole(engine)
  await addRow(engine, { version, description, type, script: path, checksum, executionTime, success: true })
  const applied = { version, description, executionTime }
  engine.applied.push(applied)
  return applied
}
