import type pg from 'pg'
import type { Dialect } from '../flyway/dialect'
import type { Print } from './print'

/** What a session is when it begins. */
export type SessionFacts = {
  role: string
  searchPath: string
  /** Where a name without a schema is made; null when the search path leads nowhere. */
  currentSchema: string | null
  serverVersion: string
  serverMajor: number
}

export async function readSession(client: pg.Client): Promise<SessionFacts> {
  const { rows } = await client.query<{ role: string; path: string; schema: string | null; version: string }>(
    `SELECT current_user AS role, current_setting('search_path') AS path, current_schema() AS schema,
       current_setting('server_version') AS version`,
  )
  const { role = '', path = '', schema = null, version = '' } = rows[0] ?? {}
  // A packager may add a word of its own: `15.18 (Debian 15.18-1)`.
  const serverVersion = /^\d+(?:\.\d+)?/.exec(version)?.[0] ?? version
  return {
    role,
    searchPath: path,
    currentSchema: schema,
    serverVersion,
    serverMajor: Number.parseInt(serverVersion, 10),
  }
}

/** What Flyway says of the database; a server above its own time it warns of. */
export function describeServer(
  { serverVersion, serverMajor }: SessionFacts,
  { address, environment }: { address: string; environment: string },
  { masksAddress, newestPostgres }: Dialect,
  print: Print,
): void {
  if (masksAddress) print('info', `Environment: ${environment}`)
  print('info', `Database: ${address} (PostgreSQL ${serverVersion})`)
  if (serverMajor <= newestPostgres) return
  const untested = 'is newer than this version of Flyway and support has not been tested.'
  const latest = `The latest supported version of PostgreSQL is ${newestPostgres}.`
  print('warn', `Flyway upgrade recommended: PostgreSQL ${serverVersion} ${untested} ${latest}`)
}

/** The address as this Flyway shows it. */
export function shownAddress(address: string, { masksAddress }: Dialect): string {
  return masksAddress ? 'jdbc:postgresql:********' : address
}
