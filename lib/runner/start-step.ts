import type { Engine } from './engine'
import { quoted } from './names'
import { stayInTransaction } from './transaction'

/** Role and search path as the session began, with the default schema in front (PostgreSQLConnection.changeCurrentSchemaTo). */
export async function startStep(engine: Engine): Promise<void> {
  await stayInTransaction(engine.worker)
  await engine.worker.query(stepStart(engine))
}

/** The same as a text, so that it can go out with BEGIN. */
export function stepStart({ worker, role, schema, searchPath }: Engine): string {
  const isFirst = searchPath === schema || searchPath.startsWith(`${schema},`)
  const path = isFirst ? searchPath : [quoted(schema), ...(searchPath ? [searchPath] : [])].join(', ')
  return `${setRole(worker, role)}; SELECT set_config('search_path', ${worker.escapeLiteral(path)}, false)`
}

/** The role as the session began: a script may have taken another one. */
export async function resetRole({ worker, role }: Engine): Promise<void> {
  await stayInTransaction(worker)
  await worker.query(setRole(worker, role))
}

const setRole = (worker: Engine['worker'], role: string) => `SET ROLE ${worker.escapeLiteral(role)}`
