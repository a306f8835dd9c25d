import { type Entry, ROLLED_BACK } from './entry'
import { ask, columns, relations, searchPath } from './queries'

/* What a script names and the database does not have: SQLSTATE classes 42 and 3F. */

const UNTIL_SCRIPT = {
  helps: 'no',
  text: 'Nothing changes between two tries, unless someone creates, renames or drops the object.',
} as const

export const MISSING: Entry[] = [
  {
    id: 'undefined_table',
    sqlStates: ['42P01'],
    title: 'A table or view that is not there',
    meaning:
      'No relation of this name is visible: it was never created here, was dropped or renamed, or lies in a schema that the search path of the run does not name.',
    leaves: ROLLED_BACK,
    retry: UNTIL_SCRIPT,
    checks: names => [...relations(names), searchPath],
    change:
      'Write the schema before the name, correct the name (quoted names keep their case), or bring the migration that creates it before this one.',
    lookAlikes: '42501 means that it is there and may not be used; 3F000 that its schema is missing.',
  },
  {
    id: 'undefined_column',
    sqlStates: ['42703'],
    title: 'A column that is not there',
    meaning:
      'The table has no column of this name, or the name is written in other case than it was created with quotes.',
    leaves: ROLLED_BACK,
    retry: UNTIL_SCRIPT,
    checks: names => columns(names),
    change:
      'Correct the name, or add the column in an earlier statement. Text needs single quotes: "abc" is a column for PostgreSQL.',
    lookAlikes: '42P01 “missing FROM-clause entry” means the table alias is wrong.',
  },
  {
    id: 'undefined_object',
    sqlStates: ['42704'],
    title: 'A type, role, index or constraint that is not there',
    meaning:
      'The statement names an object that does not exist in this database: a type of an extension that is not installed, a role that only exists elsewhere, a constraint under another name.',
    leaves: ROLLED_BACK,
    retry: UNTIL_SCRIPT,
    checks: names => [
      ...ask(
        'Whether the type is there, and where',
        names.type,
        name => `SELECT typname, typnamespace::regnamespace FROM pg_type WHERE typname = ${name};`,
      ),
      ...ask('Whether the role is there', names.role, name => `SELECT rolname FROM pg_roles WHERE rolname = ${name};`),
      ...ask(
        'The constraints of the table',
        names.tableName,
        name =>
          `SELECT conname, contype FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE t.relname = ${name};`,
      ),
      {
        title: 'The extensions that are installed',
        sql: 'SELECT extname, extversion, extnamespace::regnamespace FROM pg_extension;',
      },
    ],
    change:
      'Create it in an earlier migration, install the extension, or write IF EXISTS where it may be missing. Roles belong to the cluster: create them where each environment is set up.',
    lookAlikes: '42883 is the same for functions and operators, 42P01 for tables.',
  },
  {
    id: 'undefined_function',
    sqlStates: ['42883'],
    title: 'A function or operator that is not there',
    meaning:
      'No function of this name takes these argument types, or no operator compares these two types. Often the types are the problem, not the name.',
    leaves: ROLLED_BACK,
    retry: UNTIL_SCRIPT,
    checks: names => [
      ...ask(
        'Which functions of this name there are',
        names.routine,
        name => `SELECT oid::regprocedure FROM pg_proc WHERE proname = ${name};`,
      ),
      searchPath,
    ],
    change: 'Cast the arguments to what the function takes, write its schema, or install the extension that has it.',
    lookAlikes: '42725 says that several fit and none is best.',
  },
  {
    id: 'ambiguous_column',
    sqlStates: ['42702', '42725'],
    title: 'A name that means two things',
    meaning:
      'Two tables of the query, or a variable of the function and a column, have the same name; or several functions fit the call.',
    leaves: ROLLED_BACK,
    retry: UNTIL_SCRIPT,
    checks: names => columns(names),
    change: 'Write the table’s alias before the column; in PL/pgSQL give variables another name than columns.',
    lookAlikes: '42703 is the opposite: no such column at all.',
  },
  {
    id: 'undefined_schema',
    sqlStates: ['3F000'],
    title: 'A schema that is not there',
    meaning:
      'The script names a schema that this database does not have, or its search path is empty, so that nothing can be created without one.',
    leaves: ROLLED_BACK,
    retry: UNTIL_SCRIPT,
    checks: () => [
      {
        title: 'The schemas of this database',
        sql: "SELECT nspname, pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname !~ '^pg_';",
      },
      searchPath,
    ],
    change: 'Create the schema in an earlier migration, or name it in flyway.schemas, which creates it.',
    lookAlikes: 'A schema without USAGE is 42501, and reads much the same.',
  },
]
