import type pg from 'pg'
import { quoted } from '../flyway/quoted'
import type { Engine } from './engine'
import { stayInTransaction } from './transaction'

/** Role and search path as the session began, with the default schema in front (PostgreSQLConnection.changeCurrentSchemaTo). */
export async function startStep(engine: Engine, client: pg.Client = engine.worker): Promise<void> {
  await stayInTransaction(client)
  await client.query(stepStart(engine, client))
}

/** The same as a text, so that it can go out with BEGIN. */
export function stepStart(
  { worker, role, schema, searchPath }: Engine,
  client: Pick<pg.Client, 'escapeLiteral'> = worker,
): string {
  const isFirst = searchPath === schema || searchPath.startsWith(`${schema},`)
  const path = isFirst ? searchPath : [quoted(schema), ...(searchPath ? [searchPath] : [])].join(', ')
  return `${setRole(client, role)}; SELECT set_config('search_path', ${client.escapeLiteral(path)}, false)`
}

/** The role as the session began: a script may have taken another one. */
export async function resetRole({ worker, role }: Engine): Promise<void> {
  await stayInTransaction(worker)
  await worker.query(setRole(worker, role))
}

const setRole = (client: Pick<pg.Client, 'escapeLiteral'>, role: string) => `SET ROLE ${client.escapeLiteral(role)}`
