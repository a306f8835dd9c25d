import type { Validation } from '../flyway/validate'
import { answerValidate } from './answer-validate'
import { checkScripts } from './check-scripts'
import { type Outcome, type Run, withEngine } from './with-engine'

/** Says whether scripts and rows fit, as `flyway validate` does. */
export function runValidate(run: Run): Promise<Outcome<Validation>> {
  return withEngine(run, async engine => {
    const validation = await checkScripts(engine, { throws: engine.answer === null })
    engine.answer?.(answerValidate(engine, validation))
    return validation
  })
}
