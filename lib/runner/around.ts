import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { type Event, runCallbacksAlone, runCallbacksAtEnd } from './run-callbacks'

type Around = 'Info' | 'Repair' | 'Baseline'

/** Does the work of a command between its callbacks, on `main`: one that fails itself calls no other. */
export async function around<T>(engine: Engine, name: Around, work: () => Promise<T>): Promise<T> {
  const call = (event: Event) => runCallbacksAlone(engine, event, engine.main)
  await call(`before${name}`)
  const result = await work().catch(async error => {
    // What Flyway did not foresee, an unknown type of row before 13, calls none.
    if (error instanceof FlywayFailure && error.code !== 'FAULT') await call(`after${name}Error`)
    throw error
  })
  await call(`after${name}`)
  await runCallbacksAtEnd(engine, `after${name}OperationFinish`)
  return result
}
