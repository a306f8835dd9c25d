import type { Engine } from './engine'
import { quoted } from './names'
import { schemaExists } from './schemas'

/** Role and search path as the session began, with the default schema in front (PostgreSQLConnection.changeCurrentSchemaTo). */
export async function startStep(engine: Engine): Promise<void> {
  const { main, worker, schema, searchPath } = engine
  await resetRole(engine)
  await schemaExists(main, schema)
  const isFirst = searchPath === schema || searchPath.startsWith(`${schema},`)
  const path = isFirst ? searchPath : [quoted(schema), ...(searchPath ? [searchPath] : [])].join(', ')
  await worker.query("SELECT set_config('search_path', $1, false)", [path])
}

/** The role as the session began: a script may have taken another one. */
export async function resetRole({ worker, role }: Engine): Promise<void> {
  await worker.query(`SET ROLE ${worker.escapeLiteral(role)}`)
}
