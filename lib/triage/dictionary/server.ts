import { type Entry, NOT_BEGUN, ROLLED_BACK } from './entry'
import { columns, settings } from './queries'

/* The server, its limits, and the way to it: SQLSTATE classes 08, 0A, 28, 3D, 53, 54, P0 and XX. */

export const SERVER: Entry[] = [
  {
    id: 'connection_failure',
    sqlStates: ['08001', '08003', '08004', '08006', '08S01'],
    title: 'No connection to the database',
    meaning:
      'The server was not reached, or the connection broke: a wrong host or port, a network policy, a server that does not run or had to restart.',
    leaves: {
      verdict: 'unknown',
      text: 'If no script had begun, nothing. If the connection broke in one, PostgreSQL rolls back once it notices; a change without its row is possible when it broke during the commit.',
    },
    retry: { helps: 'yes', text: 'As soon as the server can be reached; connectRetries lets Flyway wait for it.' },
    checks: ({ pod }) =>
      pod === null
        ? []
        : [
            {
              title: 'Which address the container was given',
              command: `kubectl -n ${pod.namespace} get pod ${pod.name} -o jsonpath='{.spec.initContainers[?(@.name=="${pod.container}")].env[*].name}'`,
            },
          ],
    change:
      'Check the address, the Service and the network policy; give the run connectRetries so that it outlives a restart of the server.',
    lookAlikes: '28P01 means that the server was reached and refused the password; 57P03 that it is still starting.',
  },
  {
    id: 'invalid_authorization',
    sqlStates: ['28P01', '28000'],
    title: 'The server does not let the role in',
    meaning:
      'A wrong password, a role that does not exist, or no line of pg_hba.conf for this host, database and role. Secrets that were rotated on one side only look like this.',
    leaves: NOT_BEGUN,
    retry: { helps: 'perhaps', text: 'Only with the right credentials; pods read a Secret’s value when they start.' },
    checks: ({ role }) =>
      role === null
        ? []
        : [
            {
              title: 'Whether the role is there and may log in',
              sql: `SELECT rolname, rolcanlogin, rolvaliduntil FROM pg_roles WHERE rolname = ${role};`,
            },
          ],
    change: 'Set the password in the Secret and in the database to the same, or add the line to pg_hba.conf.',
    lookAlikes: '42501 is about rights on objects, after the role was let in.',
  },
  {
    id: 'undefined_database',
    sqlStates: ['3D000'],
    title: 'The database does not exist',
    meaning: 'The server was reached and has no database of this name.',
    leaves: NOT_BEGUN,
    retry: { helps: 'no', text: 'Flyway creates schemas, never databases.' },
    checks: () => [
      {
        title: 'The databases of this server (connect to postgres)',
        sql: 'SELECT datname, pg_get_userbyid(datdba) AS owner FROM pg_database ORDER BY 1;',
      },
    ],
    change: 'Create the database, or correct its name in the JDBC URL.',
    lookAlikes: '3F000 is a missing schema.',
  },
  {
    id: 'feature_not_supported',
    sqlStates: ['0A000'],
    title: 'PostgreSQL does not do this',
    meaning:
      'The server knows what is meant and does not support it here: the type of a column that a view uses, a feature of a newer release, an extension’s limit.',
    leaves: ROLLED_BACK,
    retry: { helps: 'no', text: 'The server stays the same.' },
    checks: names => [{ title: 'The version of the server', sql: 'SELECT version();' }, ...columns(names)],
    change:
      'Drop the view, change the column and create the view again, in one script; or write what this release supports.',
    lookAlikes: '42601 is a statement that cannot be read at all.',
  },
  {
    id: 'disk_full',
    sqlStates: ['53100'],
    title: 'The disk is full',
    meaning:
      'The server could not extend a file. A rewrite needs the table’s and its indexes’ size once more, and as much again in WAL.',
    leaves: ROLLED_BACK,
    retry: { helps: 'perhaps', text: 'After there is space. Trying in a loop fills the disk again and again.' },
    checks: () => [
      {
        title: 'The largest relations',
        sql: "SELECT oid::regclass, pg_size_pretty(relpages::bigint * 8192) FROM pg_class WHERE relkind IN ('r', 'i', 'm') ORDER BY relpages DESC LIMIT 10;",
      },
      {
        title: 'WAL that is kept for replication slots',
        sql: 'SELECT slot_name, active, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) FROM pg_replication_slots;',
      },
    ],
    change: 'Make space first (dropped replication slots free WAL). Then prefer changes without a rewrite, in batches.',
    lookAlikes: '53400 is a limit that someone has set (temp_file_limit), not the disk.',
  },
  {
    id: 'out_of_memory',
    sqlStates: ['53200'],
    title: 'The server ran out of memory or of locks',
    meaning:
      'PostgreSQL could not get memory. “out of shared memory” with the hint max_locks_per_transaction means too many tables or partitions locked in one transaction.',
    leaves: ROLLED_BACK,
    retry: { helps: 'perhaps', text: 'If others used the memory. One script that locks too much does so again.' },
    checks: () => [settings('max_locks_per_transaction', 'work_mem', 'maintenance_work_mem', 'max_connections')],
    change:
      'Cut the script: fewer partitions or tables in a transaction; group=true makes one of all scripts. Or raise max_locks_per_transaction (needs a restart).',
    lookAlikes: 'OOMKilled is the memory of the container that runs Flyway, not of the server.',
  },
  {
    id: 'too_many_connections',
    sqlStates: ['53300'],
    title: 'There are too many connections',
    meaning:
      'The server, the database or the role has reached its limit. Flyway needs two connections under its default lock.',
    leaves: NOT_BEGUN,
    retry: { helps: 'yes', text: 'When others have closed theirs; connectRetries waits for that.' },
    checks: () => [
      {
        title: 'Who holds connections',
        sql: 'SELECT datname, usename, state, count(*) FROM pg_stat_activity GROUP BY 1, 2, 3 ORDER BY 4 DESC;',
      },
      settings('max_connections', 'superuser_reserved_connections'),
      {
        title: 'Limits of roles and databases',
        sql: 'SELECT rolname, rolconnlimit FROM pg_roles WHERE rolconnlimit >= 0;',
      },
    ],
    change: 'Free connections or raise the limit: at least two for the migrating role.',
    lookAlikes: '57P03 is a server that is still starting.',
  },
  {
    id: 'configuration_limit_exceeded',
    sqlStates: ['53400', '54000', '54001', '54011', '54023'],
    title: 'A limit of the server was reached',
    meaning:
      'A limit that someone has set (temp_file_limit), or one that PostgreSQL has: stack depth, 1,600 columns, 100 arguments, the size of an index entry.',
    leaves: ROLLED_BACK,
    retry: { helps: 'no', text: 'The statement needs as much again.' },
    checks: () => [settings('temp_file_limit', 'max_stack_depth', 'work_mem')],
    change:
      'Cut the work into batches, index an expression such as md5(text) instead of a long text, or raise the limit.',
    lookAlikes: '53100 is a disk that is really full.',
  },
  {
    id: 'raise_exception',
    sqlStates: ['P0001', 'P0004'],
    title: 'A function or block says no',
    meaning:
      'The script or a trigger has raised the error on purpose (RAISE EXCEPTION, ASSERT). Its message is its author’s.',
    leaves: ROLLED_BACK,
    retry: { helps: 'perhaps', text: 'If what it checks has changed.' },
    checks: ({ routine }) =>
      routine === null
        ? []
        : [
            {
              title: 'The text of the function',
              sql: `SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = ${routine};`,
            },
          ],
    change: 'Do what the message asks. The context names the function and its line.',
    lookAlikes: 'Other SQLSTATEs can be raised on purpose, too: then the context shows RAISE.',
  },
  {
    id: 'no_data_found',
    sqlStates: ['P0002', 'P0003', '21000'],
    title: 'None or several rows where one was expected',
    meaning: 'SELECT … INTO STRICT or a subquery found no row, or more than one.',
    leaves: ROLLED_BACK,
    retry: { helps: 'no', text: 'The rows are the same.' },
    checks: () => [],
    change: 'Make the condition fit exactly one row in every environment: data differs between them.',
    lookAlikes: '23505 is about keys that are stored twice.',
  },
  {
    id: 'internal_error',
    sqlStates: ['XX000', 'XX001', 'XX002', '58030'],
    title: 'An internal error or damaged data',
    meaning:
      'PostgreSQL met something that should not be: a concurrent change of the catalog (“tuple concurrently updated”), a failing disk, damaged data.',
    leaves: ROLLED_BACK,
    retry: {
      helps: 'perhaps',
      text: 'Yes for “tuple concurrently updated”: two runs granted or altered the same object at once. No for damaged data.',
    },
    checks: () => [settings('data_checksums', 'fsync')],
    change:
      'Look into the server’s log at this time. With XX001 or XX002: stop, and check the storage and the backups first.',
    lookAlikes: '58P01 and 58030 are errors of files and of the operating system.',
  },
]
