import { dialectOf } from '../flyway/dialect'
import type { Engine } from './engine'
import { runCallbacksAlone } from './run-callbacks'

/** Under the transactional lock scripts have a session of their own, which Flyway opens only once the history is there. */
export async function openWorker(engine: Engine): Promise<void> {
  if (!engine.options.transactionalLock) return
  engine.worker = await engine.open()
  if (dialectOf(engine.options.compatibility).callsWorkerConnected) await runCallbacksAlone(engine, 'afterConnect')
}
