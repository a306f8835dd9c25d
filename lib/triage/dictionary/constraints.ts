import { type Entry, ROLLED_BACK } from './entry'
import { ask, constraintRule } from './queries'

/* Rows that break a rule of their table: SQLSTATE class 23. */

const UNTIL_DATA = {
  helps: 'no',
  text: 'The same rows break the same rule again. It can pass only when the rows, the rule or the script have changed.',
} as const

export const CONSTRAINTS: Entry[] = [
  {
    id: 'not_null_violation',
    sqlStates: ['23502'],
    title: 'A row without a value that must be there',
    meaning:
      'A row has NULL in a column that does not allow it: one that the script writes, or one that was there before SET NOT NULL.',
    leaves: ROLLED_BACK,
    retry: UNTIL_DATA,
    checks: ({ table, column }) =>
      table === null
        ? []
        : ask(
            'How many rows have no value',
            column,
            name => `SELECT count(*) FROM ${table}
 WHERE to_jsonb(${table.split('.').at(-1)}) ->> ${name} IS NULL;`,
          ),
    change:
      'Fill the column before the rule: UPDATE … SET … WHERE … IS NULL, or give the INSERT a value or the column a default.',
    lookAlikes: '23514 with IS NOT NULL in a check is the same rule in another form.',
  },
  {
    id: 'foreign_key_violation',
    sqlStates: ['23503'],
    title: 'A row refers to one that does not exist',
    meaning:
      'A row points to a key that the other table does not have, or a row is deleted that others still point to.',
    leaves: ROLLED_BACK,
    retry: UNTIL_DATA,
    checks: names => constraintRule(names),
    change:
      'Insert the missing row first, or remove or repair the rows that point nowhere. For an old table: ADD … NOT VALID now, VALIDATE CONSTRAINT after cleaning.',
    lookAlikes: '42830 says that the other table has no unique key to point to at all.',
  },
  {
    id: 'unique_violation',
    sqlStates: ['23505'],
    title: 'A key that is already taken',
    meaning:
      'A second row with the same key: one that the script inserts, or two that are there already and stop a unique index or primary key from being built.',
    leaves: ROLLED_BACK,
    retry: UNTIL_DATA,
    checks: names => [
      ...constraintRule(names),
      ...ask('The row that has the key', names.table && names.key, key => `SELECT * FROM ${names.table} WHERE ${key};`),
      ...ask(
        'All keys that are there more than once',
        names.table && names.columns,
        list => `SELECT ${list}, count(*)
  FROM ${names.table} GROUP BY ${list} HAVING count(*) > 1;`,
      ),
    ],
    change:
      'Decide which row counts and remove the others first, or write ON CONFLICT … for seed data that may be there. A table filled with fixed ids needs setval for its sequence.',
    lookAlikes:
      'On “pg_type_typname_nsp_index” and other catalog keys two runs created the same object at once: then a retry helps.',
  },
  {
    id: 'check_violation',
    sqlStates: ['23514'],
    title: 'A row breaks a check constraint',
    meaning:
      'A value is not what the rule of the table allows: one that the script writes, or one that was there before the rule. PostgreSQL reports the first such row only.',
    leaves: ROLLED_BACK,
    retry: UNTIL_DATA,
    checks: names => [
      ...constraintRule(names),
      ...ask(
        'Count the rows that would fail: put the rule in its place',
        names.table,
        table => `SELECT count(*) FROM ${table} WHERE NOT (/* the rule */);`,
      ),
    ],
    change:
      'Clean the rows in a migration before this one, or make the rule fit the data. For an old table: ADD … NOT VALID now, VALIDATE CONSTRAINT after cleaning.',
    lookAlikes:
      '23514 with “no partition of relation” says that the row fits no partition: create one, or a DEFAULT partition.',
  },
  {
    id: 'exclusion_violation',
    sqlStates: ['23P01'],
    title: 'Two rows that exclude each other',
    meaning: 'A row overlaps another one in the sense of an EXCLUDE constraint, such as two periods of one room.',
    leaves: ROLLED_BACK,
    retry: UNTIL_DATA,
    checks: names => constraintRule(names),
    change: 'Separate the rows that the detail names, then add the constraint.',
    lookAlikes: '23505 is the same for equal keys.',
  },
]
