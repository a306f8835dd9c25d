import { lockKey } from '../../../lib/runner/advisory-lock'
import { HISTORY, ONE, WHOLE } from './ingredients'
import type { BadCase } from './world'

const KEY = lockKey('"public"."flyway_schema_history"')

/** What happens to sessions: locks, limits of the server, and their end in the middle. */
export const SESSION_CASES: Record<string, BadCase> = {
  'a lock that another one holds': {
    scripts: ONE,
    meanwhile: `SELECT pg_advisory_lock(${KEY})`,
    options: { lockRetryCount: 1 },
  },
  'a lock that another one holds, with the lock of a session': {
    scripts: ONE,
    meanwhile: `SELECT pg_advisory_lock(${KEY})`,
    options: { lockRetryCount: 0, transactionalLock: false },
  },
  'a lock on the history table itself': {
    scripts: ONE,
    spoil: `${HISTORY(WHOLE)};ALTER DATABASE {db} SET lock_timeout = '300ms'`,
    meanwhile: 'BEGIN;LOCK TABLE flyway_schema_history',
  },
  'a database that is read only': { scripts: ONE, spoil: 'ALTER DATABASE {db} SET default_transaction_read_only = on' },
  'a database with a history that has become read only': {
    scripts: ONE,
    spoil: `${HISTORY(WHOLE)};ALTER DATABASE {db} SET default_transaction_read_only = on`,
  },
  'a statement that takes too long': {
    scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nSELECT pg_sleep(5);' },
    spoil: `ALTER DATABASE {db} SET statement_timeout = '900ms'`,
  },
  'a script longer than idle_in_transaction_session_timeout': {
    scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nSELECT pg_sleep(2);' },
    spoil: `ALTER DATABASE {db} SET idle_in_transaction_session_timeout = '1s'`,
  },
  'a disk quota for temporary files': {
    scripts: {
      ...ONE,
      'V2__b.sql':
        'CREATE TABLE b ();\nSELECT count(*) FROM (SELECT i FROM generate_series(1, 200000) i ORDER BY i DESC) x;',
    },
    spoil: `ALTER DATABASE {db} SET temp_file_limit = '64kB';ALTER DATABASE {db} SET work_mem = '64kB'`,
  },
  'a database in another encoding than a letter of a script': {
    scripts: { ...ONE, 'V2__b.sql': "SELECT '\u20ac\u65e5';" },
    spoil: `ALTER DATABASE {db} SET client_encoding = 'LATIN1'`,
  },
  'a session that is ended in the middle of a script': {
    scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nSELECT pg_terminate_backend(pg_backend_pid());' },
  },
  'a session that is ended in the middle of a script, with the lock of a session': {
    scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nSELECT pg_terminate_backend(pg_backend_pid());' },
    options: { transactionalLock: false },
  },
  'a session that is ended in the middle of a group': {
    scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nSELECT pg_terminate_backend(pg_backend_pid());' },
    options: { group: true },
  },
  'a session that is ended in the middle of a script without a transaction': {
    scripts: {
      ...ONE,
      'V2__b.sql': 'CREATE TABLE b ();\nSELECT pg_terminate_backend(pg_backend_pid());',
      'V2__b.sql.conf': 'executeInTransaction=false',
    },
  },
  'the session of the lock is ended in the middle of a script': {
    scripts: {
      ...ONE,
      'V2__b.sql': `CREATE TABLE b ();\nSELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid() AND database = (SELECT oid FROM pg_database WHERE datname = current_database());\nSELECT pg_sleep(0.2);`,
    },
  },
  'the session of the lock is ended in the middle of a group': {
    scripts: {
      ...ONE,
      'V2__b.sql': `CREATE TABLE b ();\nSELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid() AND database = (SELECT oid FROM pg_database WHERE datname = current_database());\nSELECT pg_sleep(0.2);`,
    },
    options: { group: true },
  },
}
