import type { Validation } from '../flyway/validate'
import { answerValidate } from './answer-validate'
import { checkScripts, refuseInvalid } from './check-scripts'
import { runCallbacksAtEnd } from './run-callbacks'
import { type Outcome, type Run, withEngine } from './with-engine'

/** Says whether scripts and rows fit, as `flyway validate` does; in JSON what does not fit is no failure. */
export function runValidate(run: Run): Promise<Outcome<Validation>> {
  return withEngine(run, async engine => {
    const validation = await checkScripts(engine)
    await runCallbacksAtEnd(engine, 'afterValidateOperationFinish')
    if (engine.answer) engine.answer(answerValidate(engine, validation))
    else refuseInvalid(validation)
    return validation
  })
}
