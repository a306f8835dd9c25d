import pg from 'pg'
import { APPLICATION } from './history-pool'
import { BEGIN } from './history-queries'

/** Characters of a statement that are read; PostgreSQL itself keeps 1,024 bytes unless it is told otherwise. */
export const QUERY_LENGTH = 900

/** Modes that readers and writers of a table take; whoever wants more changes the table. */
const WEAK = "('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')"

const sinceIn = (column: string) => `round(extract(epoch FROM clock_timestamp() - ${column}) * 1000)`
const nameOf = (oid: string) =>
  `(SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ${oid})`

/**
 * Who runs, who waits and who blocks, in one statement: `pg_locks` is read once, and `pg_blocking_pids` is asked for
 * those alone that wait, as it holds up the lock manager for a moment. Told are those that wait or are waited for, that build
 * an index or hold a lock of Flyway's, and what else the program of such a lock has open. Without pg_read_all_stats `state` is
 * null for everybody, which is why it is compared with DISTINCT.
 */
const SESSIONS = `
  WITH locks AS MATERIALIZED (SELECT * FROM pg_locks),
  here AS MATERIALIZED (
    SELECT * FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND (application_name, usename) IS DISTINCT FROM (${pg.escapeLiteral(APPLICATION)}, session_user)
  ),
  waits AS MATERIALIZED (
    SELECT DISTINCT ON (l.pid) l.pid, l.locktype AS kind, l.mode, l.classid, l.objid, l.objsubid,
      coalesce(l.relation, t.relation) AS relation, (to_jsonb(l) ->> 'waitstart')::timestamptz AS since,
      pg_blocking_pids(l.pid) AS blockers
    FROM locks l JOIN here a ON a.pid = l.pid AND a.datname = current_database()
      LEFT JOIN locks t ON t.pid = l.pid AND t.locktype = 'tuple' AND t.granted
    WHERE NOT l.granted ORDER BY l.pid
  ),
  held AS (
    SELECT pid, json_agg(json_build_object('relation', relation::bigint, 'relationName', ${nameOf('relation')}, 'mode', mode)) AS holds
    FROM locks WHERE granted AND locktype = 'relation' AND relation = ANY (ARRAY(SELECT DISTINCT relation FROM waits))
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) GROUP BY pid
  ),
  strong AS (SELECT DISTINCT pid FROM locks WHERE locktype = 'relation' AND mode NOT IN ${WEAK}),
  flyway AS (
    SELECT pid, json_agg(json_build_array(classid::bigint, objid::bigint)) AS keys FROM locks
    WHERE granted AND locktype = 'advisory' AND objsubid = 1 AND classid IN (18027, 18028)
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) GROUP BY pid
  )
  SELECT a.pid, a.usename AS "user", coalesce(a.application_name, '') AS application, host(a.client_addr) AS address, a.state,
    ${sinceIn('a.backend_start')} AS "sessionAge", ${sinceIn('a.xact_start')} AS "transactionAge",
    ${sinceIn('a.state_change')} AS "stateAge",
    CASE WHEN a.backend_start IS NOT NULL THEN left(a.query, ${QUERY_LENGTH}) END AS query,
    CASE WHEN w.pid IS NOT NULL THEN json_build_object('kind', w.kind, 'mode', w.mode, 'relation', w.relation::bigint,
      'relationName', ${nameOf('w.relation')}, 'age', ${sinceIn('w.since')}, 'blockers', w.blockers,
      'key', CASE WHEN w.kind = 'advisory' AND w.objsubid = 1 THEN json_build_array(w.classid::bigint, w.objid::bigint) END) END AS wait,
    coalesce(h.holds, '[]') AS holds, s.pid IS NOT NULL AS "locksStrongly", f.keys AS "flywayKeys",
    CASE WHEN p.phase IS NOT NULL THEN json_build_object('command', p.command, 'phase', p.phase,
      'table', ${nameOf('p.relid')}, 'index', ${nameOf('p.index_relid')},
      'lockersDone', p.lockers_done, 'lockersTotal', p.lockers_total, 'lockerPid', nullif(p.current_locker_pid, 0),
      'blocksDone', p.blocks_done, 'blocksTotal', p.blocks_total,
      'tuplesDone', p.tuples_done, 'tuplesTotal', p.tuples_total) END AS index
  FROM here a LEFT JOIN waits w USING (pid) LEFT JOIN held h USING (pid) LEFT JOIN strong s USING (pid)
    LEFT JOIN flyway f USING (pid) LEFT JOIN pg_stat_progress_create_index p USING (pid)
  WHERE a.datname = current_database() AND (w.pid IS NOT NULL OR f.pid IS NOT NULL OR p.pid IS NOT NULL
      OR a.state IS DISTINCT FROM 'idle' AND (a.usename, a.application_name) IN
        (SELECT usename, application_name FROM here JOIN flyway USING (pid)))
    OR a.pid IN (SELECT unnest(blockers) FROM waits) OR a.pid IN (SELECT current_locker_pid FROM pg_stat_progress_create_index)
  ORDER BY a.pid`

/** All that is read, as one answer, in a transaction that has ended when the answer is there. */
export const sessionsQuery = (schema: string | null) => `${BEGIN};
  SELECT ${schema === null ? 'current_schema()' : pg.escapeLiteral(schema)}::text AS schema, current_user AS role,
    current_setting('server_version_num') AS version, pg_has_role('pg_read_all_stats', 'USAGE') AS "seesAll",
    (SELECT coalesce(json_agg(row_to_json(s)), '[]') FROM (${SESSIONS}) s) AS sessions;
  COMMIT`
