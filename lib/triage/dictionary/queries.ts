import type { Check } from './entry'
import type { Names } from './names'

/* Questions that several entries ask. Each takes what is named and is left out where nothing is. */

/** A question with a name in it; none where the failure does not name it. */
export function ask(title: string, name: string | null, sql: (name: string) => string): Check[] {
  return name === null ? [] : [{ title, sql: sql(name) }]
}

/** What a constraint says, and of which table it is. */
export const constraintRule = ({ constraint }: Names): Check[] =>
  ask(
    'What the constraint says',
    constraint,
    name => `SELECT conrelid::regclass AS "table", conname, pg_get_constraintdef(oid)
  FROM pg_constraint WHERE conname = ${name};`,
  )

/** Which relations of this name exist, and what they are. */
export const relations = ({ tableName }: Names): Check[] =>
  ask(
    'Where a relation of this name lies, and whose it is',
    tableName,
    name => `SELECT n.nspname AS "schema", c.relname, c.relkind, pg_get_userbyid(c.relowner) AS owner
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relname = ${name};`,
  )

/** The columns of the table. */
export const columns = ({ tableName }: Names): Check[] =>
  ask(
    'The columns that the table has',
    tableName,
    name => `SELECT a.attrelid::regclass AS "table", a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
 WHERE c.relname = ${name} AND a.attnum > 0 AND NOT a.attisdropped
 ORDER BY a.attnum;`,
  )

/** Who works in this database now, and for how long. */
export const sessions: Check = {
  title: 'Who is at work in this database, the longest first',
  sql: `SELECT pid, usename, application_name, state, now() - xact_start AS xact_age,
       pg_blocking_pids(pid) AS blocked_by, left(query, 120) AS query
  FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid()
 ORDER BY xact_start NULLS LAST;`,
}

/** Where scripts find what they do not qualify. */
export const searchPath: Check = {
  title: 'The search path and the user of this session',
  sql: 'SELECT current_user, current_schemas(true);',
}

/** Settings by name, and where each comes from. */
export const settings = (...names: string[]): Check => ({
  title: 'The settings in effect, and where they come from',
  sql: `SELECT name, setting, unit, source FROM pg_settings
 WHERE name IN (${names.map(name => `'${name}'`).join(', ')});`,
})

/** The newest rows of the schema history. */
export const historyRows = ({ history }: Names): Check => ({
  title: 'The newest rows of the schema history',
  sql: `SELECT installed_rank, version, description, type, checksum, installed_by, installed_on, success
  FROM ${history} ORDER BY installed_rank DESC LIMIT 10;`,
})
