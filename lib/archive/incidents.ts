import pg from 'pg'
import { archiveErrorOf } from './archive-error'
import { settingsOf } from './connection'
import { SCHEMA } from './migrate-archive'

/** Records of failed runs, by the run's id; what is in them is their owner's matter. */
export type IncidentStore = {
  /** False where the run itself is not stored yet. */
  keep: (run: string, incident: unknown) => Promise<boolean>
  /** Null where none was kept. */
  find: (run: string) => Promise<unknown>
  close: () => Promise<void>
}

const KEEP = `
  INSERT INTO ${SCHEMA}.incident (run, incident) SELECT run, $2 FROM ${SCHEMA}.run WHERE id = $1
  ON CONFLICT (run) DO UPDATE SET incident = excluded.incident`

const FIND = `SELECT incident FROM ${SCHEMA}.incident JOIN ${SCHEMA}.run USING (run) WHERE id = $1`

/** Keeps records in the archive at `url`, over a connection of its own. Whatever fails is thrown as an ArchiveError. */
export function createIncidentStore(url: string): IncidentStore {
  const pool = new pg.Pool({ ...settingsOf(url), max: 1 })
  // An idle connection that the server ends would take the process down; the next question opens another one.
  pool.on('error', () => {})
  const ask = async (sql: string, values: unknown[]) => {
    try {
      return await pool.query<{ incident: unknown }>(sql, values)
    } catch (cause) {
      throw archiveErrorOf(cause)
    }
  }
  return {
    keep: async (run, incident) => ((await ask(KEEP, [run, JSON.stringify(incident)])).rowCount ?? 0) > 0,
    find: async run => (await ask(FIND, [run])).rows[0]?.incident ?? null,
    close: () => pool.end(),
  }
}
