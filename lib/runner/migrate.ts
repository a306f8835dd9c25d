import { applyPending } from './apply-pending'
import type { Applied } from './apply-script'
import { checkScripts } from './check-scripts'
import { createSchemas } from './create-schemas'
import { prepareHistory } from './prepare-history'
import { describeCallbacks, runCallbacksAlone } from './run-callbacks'
import { type Outcome, type Run, withEngine } from './with-engine'

/** Brings a database to the state of its scripts, as `flyway migrate` does, and says what was applied. */
export function migrate(run: Run): Promise<Outcome<Applied[]>> {
  return withEngine(run, async engine => {
    if (engine.options.validateOnMigrate) await checkScripts(engine, { migrating: true })
    await createSchemas(engine)
    await prepareHistory(engine)
    describeCallbacks(engine)
    await runCallbacksAlone(engine, 'beforeMigrate')
    const applied = await applyPending(engine)
    await runCallbacksAlone(engine, 'afterMigrate')
    return applied
  })
}
