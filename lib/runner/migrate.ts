import { answerMigrate } from './answer-migrate'
import { applyPending } from './apply-pending'
import type { Applied } from './apply-script'
import { checkScripts, refuseInvalid } from './check-scripts'
import { createSchemas } from './create-schemas'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { MigrateFailure } from './migrate-failure'
import { openWorker } from './open-worker'
import { prepareHistory } from './prepare-history'
import { runCallbacksAlone, runCallbacksAtEnd } from './run-callbacks'
import { type Outcome, type Run, withEngine } from './with-engine'

/** Brings a database to the state of its scripts, as `flyway migrate` does, and says what was applied. */
export function migrate(run: Run): Promise<Outcome<Applied[]>> {
  return withEngine(run, async engine => {
    if (engine.options.validateOnMigrate) refuseInvalid(await checkScripts(engine, { migrating: true }))
    await createSchemas(engine)
    await prepareHistory(engine)
    await openWorker(engine)
    await runCallbacksAlone(engine, 'beforeMigrate')
    const applied = await applyPending(engine).catch(error => callAndThrow(engine, error))
    if (applied.length > 0) await runCallbacksAlone(engine, 'afterMigrateApplied')
    await runCallbacksAlone(engine, 'afterMigrate')
    await runCallbacksAtEnd(engine, 'afterMigrateOperationFinish')
    engine.answer?.(answerMigrate(engine, null))
    return applied
  })
}

/** A failed migration is an answer in JSON, too; everything else that stops a run says only what it is. */
async function callAndThrow(engine: Engine, error: unknown): Promise<never> {
  if (error instanceof FlywayFailure) await runCallbacksAlone(engine, 'afterMigrateError')
  if (error instanceof MigrateFailure) engine.answer?.(answerMigrate(engine, error))
  throw error
}
