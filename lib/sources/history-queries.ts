import pg from 'pg'
import { QUERY_TIMEOUT } from './history-pool'

const { escapeIdentifier, escapeLiteral } = pg

/**
 * One short read-only transaction, with its limits inside: session settings would leak to others through PgBouncer. The
 * server's time-out comes before ours, so that it is the server that ends a query.
 */
export const BEGIN = `BEGIN READ ONLY;
  SET LOCAL statement_timeout = ${QUERY_TIMEOUT - 1_000};
  SET LOCAL lock_timeout = 500;
  SET LOCAL idle_in_transaction_session_timeout = 5000;
  SET LOCAL datestyle = 'ISO, MDY'`

/**
 * The first half of a reading: where the table is (relkind `r` alone, as Flyway looks for it), what time the server
 * has, and who holds one of Flyway's locks. The locks come before the rows: a run that ends between the two is seen
 * with its row, never as ended without it.
 */
export function beginQuery(schema: string | null, table: string): string {
  const place = schema === null ? 'current_schema()' : escapeLiteral(schema)
  return `${BEGIN};
    SELECT ${place}::text AS schema, current_setting('server_version') AS version,
      extract(epoch FROM clock_timestamp()) * 1000 AS clock,
      EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ${place} AND c.relname = ${escapeLiteral(table)} AND c.relkind = 'r') AS there;
    SELECT l.pid, l.classid, l.objid FROM pg_locks l
      WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted AND l.classid IN (18027, 18028)
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`
}

/** All columns as they are: which there are depends on the Flyway that made the table. */
export const rowsQuery = (schema: string, table: string) =>
  `SELECT * FROM ${escapeIdentifier(schema)}.${escapeIdentifier(table)}`

/**
 * Since when the run of a lock's holder waits for a lock: `waiting` is set when it does, `since` when the server says
 * (`waitstart`: 14 and later, empty for a moment). Flyway holds its lock with one session and migrates with another of
 * the same user, program and address: that one wants more than readers and writers take, or its transaction began with
 * the holder's. To a role without pg_read_all_stats address and times are null, and a wait for a row is not seen.
 */
export const waitQuery = (holder: number) => `
  SELECT count(*) > 0 AS waiting, min(to_jsonb(l) ->> 'waitstart') AS since
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid JOIN pg_stat_activity h ON h.pid = ${holder}
    WHERE NOT l.granted AND a.datid = h.datid AND (a.pid = h.pid
      OR a.usesysid = h.usesysid AND a.application_name = h.application_name
        AND a.client_addr IS NOT DISTINCT FROM h.client_addr
        AND (l.locktype = 'virtualxid'
          OR l.locktype = 'relation' AND l.mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')
          OR a.xact_start BETWEEN h.xact_start AND h.xact_start + interval '5 s'))`
