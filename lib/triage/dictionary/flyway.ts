import { type Entry, NOT_BEGUN } from './entry'
import { historyRows, sessions } from './queries'

/* What Flyway itself refuses, by its own words: it stops before any script has begun. */

const UNTIL_FILES = {
  helps: 'no',
  text: 'Scripts and history stay as they are, so Flyway says the same on every try.',
} as const

export const FLYWAY: Entry[] = [
  {
    id: 'checksum-mismatch',
    sqlStates: [],
    said: /\bMigration checksum mismatch\b/,
    title: 'A script was changed after it had been applied',
    meaning:
      'The checksum of a script differs from the one in its row. Any change counts, comments and blanks included, but not line endings.',
    leaves: NOT_BEGUN,
    retry: UNTIL_FILES,
    checks: names => [historyRows(names)],
    change:
      'Bring the script back to what was applied, and put the change into a new migration. repair only writes the new checksum into the row: the schema keeps what the old text made.',
    lookAlikes: 'A placeholder that has another value here gives another checksum, too; so does another encoding.',
  },
  {
    id: 'missing-migration',
    sqlStates: [],
    said: /\bDetected applied migration not resolved locally\b/,
    title: 'A script that was applied is not there any more',
    meaning:
      'The history has a row whose script Flyway does not find: deleted, renamed, in another folder, or the image is older than the database.',
    leaves: NOT_BEGUN,
    retry: UNTIL_FILES,
    checks: names => [historyRows(names)],
    change:
      'Bring the script back. If it is gone on purpose: ignoreMigrationPatterns=*:missing, or repair, which marks its row as deleted.',
    lookAlikes: 'All scripts missing at once means that the location is empty or not mounted.',
  },
  {
    id: 'failed-migration',
    sqlStates: [],
    said: /\bDetected failed (?:repeatable )?migration\b|contains a failed (?:repeatable )?migration/,
    title: 'An earlier try left a failed row',
    meaning:
      'A migration outside of a transaction failed and left a row with success = false. It blocks every further run, until it is gone.',
    leaves: {
      verdict: 'partly-applied',
      text: 'This run did nothing. What the failed try had done before its error is still there.',
    },
    retry: { helps: 'no', text: 'The row stays until repair takes it away.' },
    checks: names => [historyRows(names)],
    change:
      'Undo or complete by hand what the failed script did, then repair removes the row, then migrate. repair alone leaves the half-done schema.',
    lookAlikes: 'On the default lock of Flyway 9.1.2 and later a failure leaves no row.',
  },
  {
    id: 'not-applied',
    sqlStates: [],
    said: /\bDetected resolved (?:repeatable )?migration not applied to database\b/,
    title: 'A script is older than what is applied',
    meaning:
      'A version below the current one has arrived late, from another branch, and outOfOrder is not set; or validate ran while scripts are pending.',
    leaves: NOT_BEGUN,
    retry: UNTIL_FILES,
    checks: names => [historyRows(names)],
    change: 'Give the script a version above the current one, or set outOfOrder=true if its order does not matter.',
    lookAlikes: 'As a warning of info it is plain Pending.',
  },
  {
    id: 'lock-retries-exceeded',
    sqlStates: [],
    said: /\bNumber of retries exceeded while attempting to acquire (?:PostgreSQL advisory )?lock\b/,
    title: 'Another run holds Flyway’s lock',
    meaning:
      'Flyway asked for its advisory lock once a second and gave up. Another pod migrates, or a session of a run that was killed still lives.',
    leaves: NOT_BEGUN,
    retry: { helps: 'yes', text: 'When the other run has ended. Several pods that wait for one are normal.' },
    checks: () => [
      {
        title: 'Who holds the lock, and since when',
        sql: `SELECT a.pid, a.usename, a.application_name, a.state, now() - a.xact_start AS xact_age, left(a.query, 120) AS query
  FROM pg_locks l JOIN pg_stat_activity a USING (pid)
 WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.classid IN (18027, 18028) AND l.granted;`,
      },
      sessions,
    ],
    change:
      'Wait for the other run; raise lockRetryCount where migrations take longer than it allows (50 means some 50 seconds).',
    lookAlikes: '55P03 is a lock of PostgreSQL on a table.',
  },
  {
    id: 'invalid-names',
    sqlStates: [],
    said: /\bInvalid SQL filenames found\b/,
    title: 'A file has a name that Flyway does not read',
    meaning:
      'validateMigrationNaming is on, and a file does not look like V1__name.sql or R__name.sql. Without the setting it would be left out silently.',
    leaves: NOT_BEGUN,
    retry: UNTIL_FILES,
    checks: () => [],
    change: 'Rename the file: prefix, version, two underscores, description, suffix.',
    lookAlikes: 'A version that is written twice is another refusal.',
  },
  {
    id: 'duplicate-version',
    sqlStates: [],
    said: /\bFound more than one (?:repeatable )?migration with (?:version|description)\b/,
    title: 'Two scripts have the same version',
    meaning:
      'Two files carry one version, mostly from two branches; 1.0 and 1 are the same. Flyway refuses everything until one is renamed.',
    leaves: NOT_BEGUN,
    retry: UNTIL_FILES,
    checks: names => [historyRows(names)],
    change: 'Rename the one that is applied nowhere.',
    lookAlikes: 'A mounted ConfigMap shows each file twice; Flyway skips its hidden folder.',
  },
  {
    id: 'non-empty-schema',
    sqlStates: [],
    said: /\bFound non-empty schema\(s\) .* but no schema history table\b/,
    title: 'The schema has tables, but no history',
    meaning:
      'Flyway has never run here, or looks at another table or schema than before. It does not touch what it did not make.',
    leaves: NOT_BEGUN,
    retry: UNTIL_FILES,
    checks: () => [
      {
        title: 'Schema history tables anywhere in this database',
        sql: "SELECT oid::regclass FROM pg_class WHERE relname LIKE '%schema_history%' AND relkind = 'r';",
      },
    ],
    change:
      'Name the right defaultSchema and table. If the database really comes from elsewhere: baseline at the version it is at.',
    lookAlikes: 'After clean the history is gone, and so are the tables.',
  },
  {
    id: 'mixed-statements',
    sqlStates: [],
    said: /\bDetected both transactional and non-transactional (?:statements|migrations)\b/,
    title: 'Statements of both kinds in one script',
    meaning:
      'A script has a statement that may not run in a transaction, such as CREATE INDEX CONCURRENTLY or VACUUM, beside ordinary ones.',
    leaves: NOT_BEGUN,
    retry: UNTIL_FILES,
    checks: () => [],
    change:
      'Give the statement a script of its own. mixed=true runs the whole script without a transaction: a failure then leaves half of it.',
    lookAlikes: '25001 is PostgreSQL’s own refusal of a statement that Flyway did not recognise.',
  },
  {
    id: 'unparsable-script',
    sqlStates: [],
    said: /\bUnable to parse statement in\b/,
    title: 'Flyway cannot cut the script into statements',
    meaning: 'A placeholder in the script has no value, or a BEGIN ATOMIC body or the data of COPY has no end.',
    leaves: NOT_BEGUN,
    retry: UNTIL_FILES,
    checks: () => [],
    change:
      'Give the placeholder a value, or set placeholderReplacement=false in the script’s .sql.conf where a dollar sign and a brace stand for themselves; close what is open at the line that the message names.',
    lookAlikes: '42601 comes from PostgreSQL, after Flyway has cut the script.',
  },
  {
    id: 'self-wait',
    sqlStates: [],
    said: /\bpostgresql\.transactional\.lock\b|\btransactionalLock\b/i,
    title: 'The index would wait for Flyway itself',
    meaning:
      'CREATE INDEX CONCURRENTLY waits for every older transaction, and Flyway’s lock is such a transaction. Flyway hangs there; the built-in engine refuses.',
    leaves: NOT_BEGUN,
    retry: { helps: 'no', text: 'It waits for itself every time.' },
    checks: () => [sessions],
    change:
      'Set postgresql.transactional.lock=false (FLYWAY_POSTGRESQL_TRANSACTIONAL_LOCK=false). A killed try leaves an INVALID index: drop it first.',
    lookAlikes: 'A long transaction of somebody else makes it wait, too, and ends some time.',
  },
  {
    id: 'history-row-refused',
    sqlStates: [],
    said: /\bUnable to insert row for (?:version|repeatable)\b/,
    title: 'The row in the history could not be written',
    meaning:
      'The script itself ran; writing its row failed: a missing right, a column or a trigger of the history table.',
    leaves: {
      verdict: 'nothing',
      text: 'In a transaction the script was rolled back with its row. A script outside of one has done all its work, and has no row.',
    },
    retry: {
      helps: 'no',
      text: 'The row is refused again; and a script outside of a transaction meets what it has already done.',
    },
    checks: names => [historyRows(names)],
    change:
      'Give the migrating role INSERT on the history table, or bring the table back to the form that Flyway gives it.',
    lookAlikes: '',
  },
]
