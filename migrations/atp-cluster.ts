import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../lib/embedded-postgres/start'
import { replay } from './replay'

const OWNER = 'atp_owner'

/** One row in each table, with no more values than its first version asked for. */
export const SAMPLE = `
  INSERT INTO atp.media (imdb_id, media_type, media_title, release_date, hash)
       VALUES ('tt0133093', 'movie', 'The Matrix', '1999-03-31', repeat('a1', 20));
  INSERT INTO atp.training (imdb_id, label, media_title) VALUES ('tt0133093', 'would_watch', 'The Matrix');
  INSERT INTO atp.prediction (imdb_id, predicted_label, probability) VALUES ('tt0133093', 'would_not_watch', 0.75);
  INSERT INTO atp.engineered (imdb_id) VALUES ('tt0133093')`

/** A cluster for tests: empty databases of one owner that is no superuser but may create roles. */
export type AtpCluster = {
  /** Applies scripts to a database, on a connection of its own. */
  replay: (database: string, scripts: string[]) => Promise<void>
  /** Asks a database as superuser, always on the same session; a row comes as its values with blanks between. */
  ask: (database: string, sql: string) => Promise<string[]>
  /** Does work in a transaction that leaves nothing behind. */
  attempt: <T>(database: string, work: () => Promise<T>) => Promise<T>
  stop: () => Promise<void>
}

/** Starts a PostgreSQL of its own with these databases and says how to use and stop it. */
export async function startAtpCluster(databases: string[]): Promise<AtpCluster> {
  const dir = mkdtempSync(path.join(tmpdir(), 'atp-migrations-'))
  const postgres = await startEmbeddedPostgres({ dir, databases })
  const sessions = new Map<string, pg.Client>()

  async function ask(database: string, sql: string): Promise<string[]> {
    let session = sessions.get(database)
    if (!session) {
      session = new pg.Client({ connectionString: postgres.url(database) })
      await session.connect()
      sessions.set(database, session)
    }
    const { rows } = await session.query<unknown[]>({ text: sql, rowMode: 'array' })
    return (rows ?? []).map(row => row.join(' '))
  }

  async function endSessions(): Promise<void> {
    await Promise.all([...sessions.values()].map(session => session.end()))
    sessions.clear()
  }

  const [first] = databases
  assert.ok(first, 'a cluster without a database')
  await ask(first, `CREATE ROLE ${OWNER} NOLOGIN CREATEROLE`)
  for (const database of databases) await ask(first, `ALTER DATABASE ${database} OWNER TO ${OWNER}`)
  // A session keeps the TimeZone of its start; the next one takes what V1 has set.
  await endSessions()

  return {
    ask,
    replay: (database, scripts) => replay(postgres.url(database), scripts, OWNER),
    async attempt(database, work) {
      await ask(database, 'BEGIN')
      try {
        return await work()
      } finally {
        await ask(database, 'ROLLBACK')
      }
    },
    async stop() {
      await endSessions()
      await postgres.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
