import { type Answer, answerOf } from './answer'
import type { Engine } from './engine'

/** `baseline -outputType=json` (BaselineResult): the same whether the marker was written or was there. */
export function answerBaseline(engine: Engine, version: string): Answer {
  return {
    ...answerOf(engine, 'baseline'),
    baselineVersion: version,
    successfullyBaselined: true,
    warnings: engine.warnings,
  }
}
