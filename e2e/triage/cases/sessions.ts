import { lockKey } from '../../../lib/runner/advisory-lock'
import { type FailureCase, failsAt } from './case'

const KEY = lockKey('"public"."flyway_schema_history"')
const OUTSIDE = 'executeInTransaction=false\n'
const DUPLICATES = 'CREATE UNIQUE INDEX CONCURRENTLY media_owner_uq ON atp.media (owner);'

/** Others at work, limits of time and space, and what a transaction does not allow. */
export const SESSION_CASES: FailureCase[] = [
  {
    name: 'REINDEX CONCURRENTLY in a transaction',
    entry: 'active_sql_transaction',
    scripts: failsAt('REINDEX INDEX CONCURRENTLY atp.media_pkey;'),
  },
  {
    name: 'a database that is read only',
    entry: 'read_only_sql_transaction',
    past: {},
    spoil: 'ALTER DATABASE {db} SET default_transaction_read_only = on',
    scripts: { 'V1__a.sql': 'CREATE TABLE a ();' },
  },
  {
    name: 'a script that is read only',
    entry: 'read_only_sql_transaction',
    scripts: failsAt('DELETE FROM atp.media;', 'SET TRANSACTION READ ONLY;'),
  },
  {
    name: 'a lock that another one holds',
    entry: 'lock_not_available',
    meanwhile: 'BEGIN;LOCK TABLE atp.media IN ACCESS SHARE MODE',
    scripts: failsAt('ALTER TABLE atp.media ADD note text;', `SET LOCAL lock_timeout = '200ms';`),
  },
  {
    name: 'a lock without waiting',
    entry: 'lock_not_available',
    meanwhile: 'BEGIN;LOCK TABLE atp.media',
    scripts: failsAt('LOCK TABLE atp.media NOWAIT;'),
  },
  {
    name: 'an enum in its own transaction',
    entry: 'unsafe_new_enum_value_usage',
    scripts: failsAt(`UPDATE atp.media SET state = 'gone';`, `ALTER TYPE atp.state ADD VALUE 'gone';`),
  },
  {
    name: 'pending trigger events',
    entry: 'object_in_use',
    scripts: failsAt(
      'ALTER TABLE atp.late ADD more int;',
      `CREATE TABLE atp.late (id int REFERENCES atp.person DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO atp.late VALUES (1);`.replace(
        '\n',
        ' ',
      ),
    ),
  },
  {
    name: 'a statement that takes too long',
    entry: 'query_canceled',
    scripts: failsAt('SELECT pg_sleep(30);', `SET LOCAL statement_timeout = '200ms';`),
  },
  {
    name: 'a session that is ended',
    entry: 'admin_shutdown',
    logged: '08006',
    scripts: failsAt('SELECT pg_terminate_backend(pg_backend_pid());'),
  },
  {
    name: 'a limit of temporary files',
    entry: 'configuration_limit_exceeded',
    scripts: failsAt(
      'SELECT count(*) FROM (SELECT i FROM generate_series(1, 200000) i ORDER BY i DESC) x;',
      `SET LOCAL work_mem = '64kB'; SET LOCAL temp_file_limit = '64kB';`,
    ),
  },
  {
    name: 'too many locks',
    entry: 'out_of_memory',
    scripts: failsAt(
      `DO $$\nBEGIN\n  FOR i IN 1..40000 LOOP\n    EXECUTE format('CREATE TEMP TABLE t%s () ', i);\n  END LOOP;\nEND $$;`,
    ),
  },
  {
    name: 'an error that is serialization',
    entry: 'serialization_failure',
    scripts: failsAt(`DO $$\nBEGIN\n  RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001';\nEND $$;`),
  },
  {
    name: 'Flyway’s lock that another one holds',
    entry: 'lock-retries-exceeded',
    meanwhile: `SELECT pg_advisory_lock(${KEY})`,
    options: { lockRetryCount: 0 },
    scripts: failsAt('SELECT 1;'),
  },
  {
    name: 'a wrong password',
    entry: 'invalid_authorization',
    past: {},
    address: { password: 'wrong' },
    scripts: { 'V1__a.sql': 'SELECT 1;' },
  },
  {
    name: 'a database that is not there',
    entry: 'undefined_database',
    past: {},
    address: { database: 'nowhere' },
    scripts: { 'V1__a.sql': 'SELECT 1;' },
  },
  {
    name: 'a server that is not there',
    entry: 'connection_failure',
    special: true,
    past: {},
    address: { port: 1 },
    scripts: { 'V1__a.sql': 'SELECT 1;' },
  },
  {
    name: 'a role with no connection left',
    entry: 'too_many_connections',
    past: {},
    spoil: `CREATE ROLE {db} LOGIN PASSWORD 'pw' CONNECTION LIMIT 0`,
    address: { user: '{db}', password: 'pw' },
    scripts: { 'V1__a.sql': 'SELECT 1;' },
  },
  {
    name: 'a script outside of a transaction',
    entry: 'undefined_table',
    special: true,
    scripts: { ...failsAt('SELECT * FROM atp.nowhere;'), 'V2__two.sql.conf': OUTSIDE },
  },
  {
    name: 'a script outside of a transaction whose first change fails',
    entry: 'undefined_table',
    special: true,
    scripts: { ...failsAt('SELECT * FROM atp.nowhere;', 'SET search_path = atp;'), 'V2__two.sql.conf': OUTSIDE },
  },
  {
    name: 'a script with its own COMMIT',
    entry: 'undefined_table',
    special: true,
    scripts: failsAt(
      'SELECT * FROM atp.nowhere;',
      'CREATE TABLE atp.kept (id int); COMMIT; CREATE TABLE atp.undone (id int);',
    ),
  },
  {
    name: 'a concurrent index over duplicates',
    entry: 'unique_violation',
    special: true,
    options: { transactionalLock: false },
    scripts: { 'V2__two.sql': `-- duplicates\n\n${DUPLICATES}\n` },
  },
  {
    name: 'a concurrent index on a column that is not there',
    entry: 'undefined_column',
    special: true,
    options: { transactionalLock: false },
    scripts: { 'V2__two.sql': 'CREATE INDEX CONCURRENTLY media_nothing ON atp.media (nothing);\n' },
  },
  {
    name: 'a script of both kinds with mixed',
    entry: 'unique_violation',
    special: true,
    options: { transactionalLock: false, mixed: true },
    scripts: { 'V2__two.sql': `ALTER TABLE atp.media ADD note text;\n${DUPLICATES}\n` },
  },
  {
    name: 'the second of a group',
    entry: 'undefined_table',
    options: { group: true },
    scripts: { 'V2__two.sql': 'CREATE TABLE atp.two (id int);\n', 'V3__three.sql': '\nSELECT * FROM atp.nowhere;\n' },
  },
  {
    name: 'a repeatable script',
    entry: 'undefined_column',
    scripts: {
      'R__all titles.sql': 'SELECT 1;\nCREATE OR REPLACE VIEW atp.all_titles AS\n  SELECT titel FROM atp.media;\n',
    },
  },
  {
    name: 'a callback before everything',
    entry: 'undefined_table',
    scripts: {
      'beforeMigrate.sql': 'CREATE TABLE atp.called (id int);\n\nSELECT * FROM nowhere;\n',
      'V2__two.sql': 'SELECT 1;\n',
    },
  },
  {
    name: 'a callback after everything',
    entry: 'undefined_table',
    scripts: { 'afterMigrate.sql': '\nSELECT * FROM nowhere;\n' },
  },
]
