import { readFile } from 'node:fs/promises'
import pg from 'pg'
import type { DatabaseConfig } from '../config'
import { openPostgresSocket } from './postgres-socket'

/** Milliseconds. Both end on our side, too: a server that took the connection may never answer. */
const CONNECT_TIMEOUT = 3_000
export const QUERY_TIMEOUT = 4_000

/** What the board calls itself in `pg_stat_activity`. */
export const APPLICATION = 'instrument-cluster'

/**
 * The connections to one environment's database: at most two, opened when asked. Wrong settings show at the first
 * reading, not here, so that one environment never keeps the others from starting.
 */
export function connectHistory(database: DatabaseConfig): pg.Pool {
  const pool = new pg.Pool({
    ...settingsOf(database),
    max: 2,
    application_name: APPLICATION,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: QUERY_TIMEOUT,
    keepAlive: true,
    stream: openPostgresSocket,
  })
  // An idle connection that the server ends would take the process down; the next reading opens another one.
  pool.on('error', () => {})
  return pool
}

function settingsOf(database: DatabaseConfig): pg.PoolConfig {
  if ('url' in database) return { connectionString: withLibpqSsl(database.url) }
  const { passwordFile, host, port, user, ssl } = database
  const password = passwordFile === null ? undefined : () => readPassword(passwordFile)
  return { host, port, user, ssl, password, database: database.database }
}

/** `sslmode` means what it means to psql, whose URLs people paste: the driver's own reading of `require` is stricter. */
function withLibpqSsl(url: string): string {
  if (!/[?&]sslmode=/.test(url) || /[?&]uselibpqcompat=/.test(url)) return url
  return /[?&]sslmode=no-verify\b/.test(url) ? url : `${url}&uselibpqcompat=true`
}

/** Read at each connect, so that a password that is changed in place heals by itself. */
async function readPassword(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replace(/\r?\n$/, '')
}
