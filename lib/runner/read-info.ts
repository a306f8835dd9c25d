import { computeInfo } from '../flyway/info'
import type { Info } from '../flyway/migration'
import { unusableTarget } from '../flyway/target'
import type { Engine } from './engine'
import { refuse } from './failure'
import { historyExists, notThere, readHistory } from './history-table'
import { holdsSomething } from './schemas'

/** What `info` says now, unless the scripts themselves are refused. `announce`: that there is no history table is said; `foresees`: a baseline to come counts. */
export async function readInfo(engine: Engine, { announce = false, foresees = false } = {}): Promise<Info> {
  const { main, history, options, resolved, print, schemas } = engine
  refuse(unusableTarget(options))
  refuse(resolved.error)
  const { migrations } = resolved
  if (await historyExists(main, history)) {
    // Flyway, too, reads only what came since (JdbcTableSchemaHistory.refreshCache).
    engine.rows.push(...(await readHistory(main, history, engine.rows.at(-1)?.installedRank)))
    return computeInfo({ migrations, rows: engine.rows, options })
  }
  if (announce) print('info', notThere(history))
  const held = foresees ? await Promise.all(schemas.map(schema => holdsSomething(main, schema))) : []
  return computeInfo({ migrations, rows: [], options, nonEmptySchema: held.includes(true) })
}
