import { type Entry, ROLLED_BACK } from './entry'
import { ask, columns, relations } from './queries'

/* What is there already, is still needed, or cannot be made: SQLSTATE classes 42 and 2B. */

const UNTIL_SCRIPT = {
  helps: 'no',
  text: 'Nothing changes between two tries, unless someone creates, renames or drops the object.',
} as const

/** Where an object of the script is there before the script: perhaps from its own earlier try. */
const EXISTS: Pick<Entry, 'leaves' | 'retry' | 'change' | 'lookAlikes'> = {
  leaves: ROLLED_BACK,
  retry: { helps: 'no', text: 'The object stays where it is, so every try ends here.' },
  change:
    'Find out where it comes from. Made by hand: drop it, or write IF NOT EXISTS if it is truly the same. Left by an earlier try of this very script, which has no row: undo it by hand, or complete the rest in the script.',
  lookAlikes:
    'After a try that was killed or ran outside of a transaction it is debris of that try, and what counts is its error, not this one.',
}

export const OBJECTS: Entry[] = [
  {
    id: 'duplicate_table',
    sqlStates: ['42P07'],
    title: 'A table, view or index that is there already',
    meaning:
      'The script creates a relation whose name is taken. Indexes, views and sequences share their names with tables.',
    ...EXISTS,
    checks: names => [...relations(names)],
  },
  {
    id: 'duplicate_column',
    sqlStates: ['42701'],
    title: 'A column that is there already',
    meaning: 'The script adds a column that the table has.',
    ...EXISTS,
    checks: names => columns(names),
  },
  {
    id: 'duplicate_object',
    sqlStates: ['42710', '42723'],
    title: 'A type, constraint, role, trigger or function that is there already',
    meaning:
      'The script creates something whose name is taken on this table, in this schema, or in the whole cluster, as roles are.',
    ...EXISTS,
    checks: names => [
      ...ask(
        'The constraint as it is',
        names.constraint,
        name => `SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = ${name};`,
      ),
      ...ask(
        'The type as it is',
        names.type,
        name =>
          `SELECT oid::regtype, typtype, pg_get_userbyid(typowner) AS owner FROM pg_type WHERE typname = ${name};`,
      ),
      ...ask(
        'The functions of this name',
        names.routine,
        name => `SELECT oid::regprocedure FROM pg_proc WHERE proname = ${name};`,
      ),
    ],
  },
  {
    id: 'duplicate_schema',
    sqlStates: ['42P06', '42P04'],
    title: 'A schema or database that is there already',
    meaning:
      'The script creates a schema that exists; Flyway itself creates those of flyway.schemas before the first script.',
    ...EXISTS,
    checks: names =>
      ask(
        'Whose it is, and how much is in it',
        names.schema,
        name => `SELECT pg_get_userbyid(nspowner) AS owner,
       (SELECT count(*) FROM pg_class WHERE relnamespace = n.oid) AS relations
  FROM pg_namespace n WHERE nspname = ${name};`,
      ),
  },
  {
    id: 'dependent_objects_still_exist',
    sqlStates: ['2BP01'],
    title: 'Something else still needs it',
    meaning: 'A view, foreign key, default or another object depends on what the script drops. The detail lists them.',
    leaves: ROLLED_BACK,
    retry: UNTIL_SCRIPT,
    checks: names =>
      ask(
        'What depends on the table',
        names.tableName,
        name => `SELECT DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid) AS dependent
  FROM pg_depend d JOIN pg_class c ON c.oid = d.refobjid
 WHERE c.relname = ${name} AND d.deptype IN ('n', 'a');`,
      ),
    change:
      'Drop or change the dependents first, each by name. CASCADE drops them all, also those that nobody thought of.',
    lookAlikes: '0A000 says that a column’s type cannot change because a view uses it.',
  },
  {
    id: 'invalid_definition',
    sqlStates: ['42P16', '42P17', '42830', '42P10', '42611'],
    title: 'A definition that PostgreSQL does not accept',
    meaning:
      'The object cannot be as it is written: a second primary key, an index on a function that is not IMMUTABLE, a foreign key or ON CONFLICT to columns without a unique key.',
    leaves: ROLLED_BACK,
    retry: UNTIL_SCRIPT,
    checks: names =>
      ask(
        'The keys and constraints of the table',
        names.tableName,
        name => `SELECT conname, pg_get_constraintdef(c.oid)
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE t.relname = ${name};`,
      ),
    change:
      'Give the referenced columns a unique key, drop the old primary key first, or use an expression that always gives the same result.',
    lookAlikes: '42601 is a mistake of spelling, before anything is looked up.',
  },
  {
    id: 'syntax_error',
    sqlStates: ['42601'],
    title: 'The statement cannot be read',
    meaning:
      'PostgreSQL does not understand the statement from the marked place on; the mistake is there or just before. A newer syntax fails so on an older server.',
    leaves: ROLLED_BACK,
    retry: UNTIL_SCRIPT,
    checks: () => [{ title: 'The version of the server', sql: 'SELECT version();' }],
    change:
      'Look before the marked place for a missing comma, quote or keyword, and for a reserved word used as a name. psql’s commands (\\i, \\set) do not exist here.',
    lookAlikes:
      'A statement cut at a wrong place: an apostrophe in a comment is harmless, an unclosed quote or $$ is not.',
  },
  {
    id: 'insufficient_privilege',
    sqlStates: ['42501'],
    title: 'The role may not do this',
    meaning:
      'The role that Flyway connects as does not own the object or lacks the right. ALTER and DROP need ownership, which no GRANT gives. Since PostgreSQL 15 ordinary roles may not create in schema public.',
    leaves: ROLLED_BACK,
    retry: { helps: 'perhaps', text: 'Only after someone has granted the right or changed the owner.' },
    checks: names => [
      ...relations(names),
      ...ask(
        'What the role may do with the table',
        names.table,
        table =>
          `SELECT current_user, has_table_privilege(${tableLiteral(table)}, 'SELECT, INSERT, UPDATE, DELETE') AS dml;`,
      ),
      {
        title: 'Whether the role may create in each schema',
        sql: "SELECT nspname, has_schema_privilege(current_user, oid, 'CREATE') AS may_create FROM pg_namespace WHERE nspname !~ '^pg_';",
      },
    ],
    change:
      'Grant the right as the owner, or let the migrating role be a member of the owner: GRANT owner TO migrating_role.',
    lookAlikes: '28P01 and 28000 are refusals to connect at all; a read-only server says 25006.',
  },
]

const tableLiteral = (table: string) => `'${table.replaceAll("'", "''")}'`
