import pg from 'pg'
import { settingsOf } from './connection'
import { SCHEMA } from './migrate-archive'

/** `instrument-cluster archive`, in a number of PostgreSQL's advisory locks. */
const LOCK = 6_019_253_700_441n

/** The one session that writes. Its lock ends with it, so that no other board ever writes at the same time. */
export type WriteSession = {
  client: pg.Client
  /** Resolves when the connection is gone. */
  ended: Promise<void>
  close: () => Promise<void>
}

/** Opens the session that writes; null when another board has it. */
export async function openWriteSession(url: string): Promise<WriteSession | null> {
  const client = new pg.Client(settingsOf(url))
  const ended = new Promise<void>(resolve => client.once('end', () => resolve()))
  // The next statement says what happened.
  client.on('error', () => {})
  const close = () => client.end().catch(() => {})
  try {
    await client.connect()
    await client.query(
      `SET search_path TO ${SCHEMA}; SET lock_timeout TO '5s'; SET statement_timeout TO '10s'; SET TimeZone TO 'UTC'`,
    )
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [LOCK])
    if (rows[0]?.taken) return { client, ended, close }
    await close()
    return null
  } catch (error) {
    await close()
    throw error
  }
}
