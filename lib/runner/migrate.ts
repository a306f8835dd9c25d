import { answerMigrate } from './answer-migrate'
import { applyPending } from './apply-pending'
import type { Applied } from './apply-script'
import { checkScripts } from './check-scripts'
import { createSchemas } from './create-schemas'
import type { Engine } from './engine'
import { MigrateFailure } from './migrate-failure'
import { prepareHistory } from './prepare-history'
import { readInfo } from './read-info'
import { describeCallbacks, runCallbacksAlone } from './run-callbacks'
import { type Outcome, type Run, withApplyingEngine } from './with-engine'

/** Brings a database to the state of its scripts, as `flyway migrate` does, and says what was applied. */
export function migrate(run: Run): Promise<Outcome<Applied[]>> {
  return withApplyingEngine(run, async engine => {
    if (engine.options.validateOnMigrate) await checkScripts(engine, { migrating: true })
    await createSchemas(engine)
    await prepareHistory(engine)
    describeCallbacks(engine)
    await runCallbacksAlone(engine, 'beforeMigrate')
    const { current } = await readInfo(engine)
    const applied = await applyPending(engine).catch(error => answerAndThrow(engine, current, error))
    await runCallbacksAlone(engine, 'afterMigrate')
    engine.answer?.(answerMigrate(engine, current, null))
    return applied
  })
}

/** A failed migration is an answer in JSON, too; everything else that stops a run says only what it is. */
function answerAndThrow(engine: Engine, initial: string | null, error: unknown): never {
  if (error instanceof MigrateFailure) engine.answer?.(answerMigrate(engine, initial, error))
  throw error
}
