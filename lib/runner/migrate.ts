import { applyPending } from './apply-pending'
import type { Applied } from './apply-script'
import { checkScripts } from './check-scripts'
import { createSchemas } from './create-schemas'
import { prepareHistory } from './prepare-history'
import { type Outcome, type Run, withEngine } from './with-engine'

/** Brings a database to the state of its scripts, as `flyway migrate` does, and says what was applied. */
export function migrate(run: Run): Promise<Outcome<Applied[]>> {
  return withEngine(run, async engine => {
    if (engine.options.validateOnMigrate) await checkScripts(engine, { migrating: true })
    await createSchemas(engine)
    await prepareHistory(engine)
    return applyPending(engine)
  })
}
