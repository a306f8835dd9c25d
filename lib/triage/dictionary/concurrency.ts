import { type Entry, ROLLED_BACK } from './entry'
import { relations, sessions, settings } from './queries'

/* Others that are at work, limits of time, and what a transaction does not allow: SQLSTATE classes 25, 40, 55 and 57. */

export const CONCURRENCY: Entry[] = [
  {
    id: 'active_sql_transaction',
    sqlStates: ['25001'],
    title: 'A statement that may not run inside a transaction',
    meaning:
      'PostgreSQL refuses it in a transaction block, and Flyway opens one unless it recognises the statement. It does not recognise REINDEX … CONCURRENTLY, DETACH PARTITION CONCURRENTLY or ALTER SUBSCRIPTION.',
    leaves: ROLLED_BACK,
    retry: { helps: 'no', text: 'Flyway decides by the script’s text, so it decides the same again.' },
    checks: () => [],
    change:
      'Put the statement into a script of its own with executeInTransaction=false in its .sql.conf, and for CONCURRENTLY set postgresql.transactional.lock=false.',
    lookAlikes:
      'The warning 25001 “there is already a transaction in progress” means that the script itself says BEGIN.',
  },
  {
    id: 'read_only_sql_transaction',
    sqlStates: ['25006'],
    title: 'The server takes no changes',
    meaning:
      'The session is read only: a standby instead of the primary, default_transaction_read_only of the role or database, or a provider that stopped writes because the disk is nearly full.',
    leaves: ROLLED_BACK,
    retry: { helps: 'perhaps', text: 'After a failover has ended or writes are allowed again.' },
    checks: () => [
      { title: 'Whether this is a standby', sql: 'SELECT pg_is_in_recovery();' },
      settings('default_transaction_read_only', 'transaction_read_only'),
    ],
    change:
      'Point the run at the primary (targetServerType=primary in the JDBC URL), or lift the setting for the migrating role.',
    lookAlikes: '42501 is about rights; here every role is refused.',
  },
  {
    id: 'idle_in_transaction_session_timeout',
    sqlStates: ['25P03', '57P05'],
    lastWord: /\bidle\b/,
    title: 'The session was ended because it was idle',
    meaning:
      'Under Flyway’s default lock one of its two sessions stays idle in a transaction while the other one works. A script longer than idle_in_transaction_session_timeout loses the lock’s session.',
    leaves: {
      verdict: 'unknown',
      text: 'The script’s own session may have gone on. Look at the schema before trying again.',
    },
    retry: { helps: 'no', text: 'The script takes as long again.' },
    checks: () => [settings('idle_in_transaction_session_timeout', 'idle_session_timeout'), sessions],
    change: 'ALTER ROLE migrating_role SET idle_in_transaction_session_timeout = 0; or make the script shorter.',
    lookAlikes: '57P01 means that a person or a restart ended the session.',
  },
  {
    id: 'serialization_failure',
    sqlStates: ['40001'],
    title: 'Two transactions changed the same rows',
    meaning:
      'At REPEATABLE READ or SERIALIZABLE PostgreSQL lets one of two transactions fail rather than give a result that no order of them explains.',
    leaves: ROLLED_BACK,
    retry: { helps: 'yes', text: 'The other transaction is over; trying again is what PostgreSQL asks for.' },
    checks: () => [settings('default_transaction_isolation'), sessions],
    change: 'Usually nothing. If it keeps happening, migrate while less is written, or use READ COMMITTED.',
    lookAlikes: '40P01 is a deadlock; on a standby 40001 means a conflict with recovery.',
  },
  {
    id: 'deadlock_detected',
    sqlStates: ['40P01'],
    title: 'A deadlock with another session',
    meaning:
      'The script holds a lock that another session wants, and wants one that the other holds. PostgreSQL ended the script’s transaction; the detail names both.',
    leaves: ROLLED_BACK,
    retry: {
      helps: 'yes',
      text: 'The other session went on and is over. It comes back where the application locks in the opposite order all the time.',
    },
    checks: () => [sessions],
    change:
      'Lock the tables in the order in which the application does, one table a script, with a short lock_timeout.',
    lookAlikes: '55P03 is waiting too long without a circle.',
  },
  {
    id: 'lock_not_available',
    sqlStates: ['55P03'],
    title: 'A lock was not to be had in time',
    meaning:
      'Another session holds a lock on the table, and lock_timeout (or NOWAIT) ended the waiting. That is what the setting is for: behind a waiting ALTER TABLE everybody else waits, too.',
    leaves: ROLLED_BACK,
    retry: { helps: 'yes', text: 'As soon as the session that holds the lock has ended.' },
    checks: names => [sessions, ...relations(names)],
    change:
      'End or wait for the long transaction, then try again; several tries with a short lock_timeout are better than one with a long.',
    lookAlikes: '57014 is the time-out of the whole statement, 40P01 a deadlock.',
  },
  {
    id: 'unsafe_new_enum_value_usage',
    sqlStates: ['55P04'],
    title: 'A new value of an enum is used too early',
    meaning:
      'A value that was added with ALTER TYPE … ADD VALUE can be used only after its transaction has been committed. One script is one transaction.',
    leaves: ROLLED_BACK,
    retry: { helps: 'no', text: 'Both statements are in one transaction every time.' },
    checks: () => [],
    change: 'Move the statements that use the value into a later migration.',
    lookAlikes:
      'With group=true all pending scripts are one transaction, so a later migration does not help there. 22P02 means that the value does not exist at all.',
  },
  {
    id: 'object_in_use',
    sqlStates: ['55006', '55000'],
    title: 'The object is in use, or not in the state for this',
    meaning:
      'The session itself or another one still uses the object: an open cursor, pending trigger events of the same transaction, a database with sessions, a materialized view without data.',
    leaves: ROLLED_BACK,
    retry: {
      helps: 'perhaps',
      text: 'If another session used it. What the same transaction has pending is pending again.',
    },
    checks: () => [sessions],
    change:
      'For pending trigger events change data and structure in two migrations, or run SET CONSTRAINTS ALL IMMEDIATE between them.',
    lookAlikes: '55P03 is about locks.',
  },
  {
    id: 'query_canceled',
    sqlStates: ['57014'],
    title: 'The statement was cancelled',
    meaning:
      'It ran longer than statement_timeout, or someone cancelled it. The message says which. Waiting for a lock counts as running.',
    leaves: ROLLED_BACK,
    retry: { helps: 'perhaps', text: 'If it waited for a lock. If it needs the time by itself, it needs it again.' },
    checks: () => [settings('statement_timeout', 'lock_timeout', 'transaction_timeout'), sessions],
    change:
      'Set statement_timeout for the migrating role, or cut the work into batches; give locks a lock_timeout of their own.',
    lookAlikes: '55P03 is lock_timeout; 57P01 is the end of the whole session.',
  },
  {
    id: 'admin_shutdown',
    sqlStates: ['57P01', '57P02', '57P03', '57P04'],
    lastWord: /^(?:FATAL|PANIC):/,
    title: 'The session was ended from outside',
    meaning: 'The server was stopped, restarted or has crashed, or somebody ended the session (pg_terminate_backend).',
    leaves: {
      verdict: 'nothing',
      text: 'PostgreSQL rolls back what was not committed. Only an end between the commit of the change and that of its row would leave the change without a row.',
    },
    retry: { helps: 'yes', text: 'As soon as the server takes connections again.' },
    checks: names => [
      { title: 'Since when the server runs', sql: 'SELECT pg_postmaster_start_time(), pg_is_in_recovery();' },
      {
        title: 'Whether the row is there after all',
        sql: `SELECT version, success, installed_on FROM ${names.history} ORDER BY installed_rank DESC LIMIT 3;`,
      },
    ],
    change: 'Nothing in the script. For planned restarts choose a time without migrations.',
    lookAlikes: '08006 is the same seen from the network, when the server could not say anything.',
  },
]
