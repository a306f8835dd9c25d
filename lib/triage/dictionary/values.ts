import { type Entry, ROLLED_BACK } from './entry'
import { ask, columns, settings } from './queries'

/* Values that do not fit: SQLSTATE class 22, and what PostgreSQL says of types. */

const DATA_OR_SCRIPT = {
  helps: 'no',
  text: 'The same script meets the same data and fails again, until one of the two changes.',
} as const

export const VALUES: Entry[] = [
  {
    id: 'string_data_right_truncation',
    sqlStates: ['22001'],
    title: 'A text is longer than its column',
    meaning: 'A value has more characters than varchar(n) or char(n) allows. PostgreSQL does not cut it off by itself.',
    leaves: ROLLED_BACK,
    retry: DATA_OR_SCRIPT,
    checks: names => columns(names),
    change:
      'Make the column longer in the same script, before the statement, or cut the value with left(…, n) on purpose.',
    lookAlikes: '22003 is the same for numbers; 42804 says that the type itself is another.',
  },
  {
    id: 'numeric_value_out_of_range',
    sqlStates: ['22003'],
    title: 'A number is too large for its type',
    meaning:
      'A result or a value lies outside of what the column or the type of the calculation holds; integer ends at 2,147,483,647.',
    leaves: ROLLED_BACK,
    retry: DATA_OR_SCRIPT,
    checks: names => [
      ...columns(names),
      ...ask(
        'The largest sequence values of the table',
        names.tableName,
        name => `SELECT schemaname, sequencename, data_type, last_value
  FROM pg_sequences WHERE sequencename LIKE ${name} || '%';`,
      ),
    ],
    change:
      'Widen the column to bigint or numeric (a rewrite of the table), or cast before calculating: a::bigint * b.',
    lookAlikes: '2200H says that a sequence is used up; 22001 is the same for texts.',
  },
  {
    id: 'division_by_zero',
    sqlStates: ['22012'],
    title: 'A division by zero',
    meaning:
      'An expression divides by a value that is 0 in at least one row. PostgreSQL may evaluate it even where a WHERE would leave the row out.',
    leaves: ROLLED_BACK,
    retry: DATA_OR_SCRIPT,
    checks: names => ask('How large the table is', names.table, table => `SELECT count(*) FROM ${table};`),
    change: 'Divide by nullif(divisor, 0), which gives NULL there, or decide with CASE what such a row gets.',
    lookAlikes: 'The line may be that of a call: the context names the function and the line in it.',
  },
  {
    id: 'invalid_datetime_format',
    sqlStates: ['22007', '22008'],
    title: 'A date or time that cannot be read',
    meaning:
      'A text is no date for PostgreSQL, or names a day that does not exist. How 03/04/2026 is read depends on DateStyle, which differs between servers and roles.',
    leaves: ROLLED_BACK,
    retry: DATA_OR_SCRIPT,
    checks: () => [settings('DateStyle', 'TimeZone', 'IntervalStyle')],
    change: "Write dates as 'YYYY-MM-DD', or read others with to_date(text, format).",
    lookAlikes: '22P02 is the same for other types.',
  },
  {
    id: 'invalid_text_representation',
    sqlStates: ['22P02'],
    title: 'A text that is no value of the type',
    meaning:
      'A text cannot be read as a number, a UUID, JSON or a value of the enum. In a change of a column’s type it is a value that is already there.',
    leaves: ROLLED_BACK,
    retry: DATA_OR_SCRIPT,
    checks: names =>
      ask(
        'The values that the enum has',
        names.type,
        name => `SELECT t.oid::regtype AS type, e.enumlabel
  FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
 WHERE t.typname = ${name} ORDER BY e.enumsortorder;`,
      ),
    change:
      'Correct the literal; before a change of type, clean the column or map its values in USING; a missing value of an enum needs an ALTER TYPE … ADD VALUE in an earlier migration.',
    lookAlikes: '55P04: the value of the enum exists, and is too new to be used in this transaction.',
  },
  {
    id: 'character_not_in_repertoire',
    sqlStates: ['22021', '22P05'],
    title: 'A character that the encoding does not have',
    meaning:
      'Bytes are not valid in the encoding, or a character of the script has no place in the encoding of the database.',
    leaves: ROLLED_BACK,
    retry: DATA_OR_SCRIPT,
    checks: () => [settings('server_encoding', 'client_encoding')],
    change:
      'Store the script as UTF-8. In a database of another encoding write such characters differently, or move to a UTF-8 database.',
    lookAlikes: 'A script that Flyway cannot decode fails before it reaches PostgreSQL, without SQLSTATE.',
  },
  {
    id: 'bad_copy_file_format',
    sqlStates: ['22P04'],
    title: 'A line of COPY data has the wrong number of columns',
    meaning:
      'The data below COPY … FROM STDIN does not fit the list of columns; in the text format columns are separated by tabs, which editors like to replace.',
    leaves: ROLLED_BACK,
    retry: DATA_OR_SCRIPT,
    checks: names => columns(names),
    change:
      'Correct the line that the context names (it counts lines of the data, not of the script), or name the columns in the COPY.',
    lookAlikes: '22P02 with the context COPY says that a value has the wrong form, not that one is missing.',
  },
  {
    id: 'copy-refused',
    sqlStates: [],
    said: /\bUnable to execute COPY operation\b/,
    title: 'PostgreSQL refused the data of a COPY',
    meaning:
      'A line of the data is not what the table takes: a column too few, a value of the wrong form, a key that is taken. Flyway shows no SQLSTATE for COPY; PostgreSQL’s own words follow in the log.',
    leaves: ROLLED_BACK,
    retry: DATA_OR_SCRIPT,
    checks: names => columns(names),
    change:
      'Correct the line that the context names: it counts lines of the data, not of the script. Columns are separated by tabs, which editors like to replace.',
    lookAlikes: 'With INSERT the same mistakes have an SQLSTATE: 22P02, 23505, 23514.',
  },
  {
    id: 'datatype_mismatch',
    sqlStates: ['42804', '42846'],
    title: 'Types that do not go together',
    meaning:
      'A column has one type and the expression another, and PostgreSQL does not convert by itself; so does a change of type that has no automatic cast.',
    leaves: ROLLED_BACK,
    retry: DATA_OR_SCRIPT,
    checks: names => columns(names),
    change: 'Cast on purpose: value::type, or ALTER COLUMN … TYPE … USING column::type.',
    lookAlikes:
      '42883 “operator does not exist” is the same in a comparison; 22P02 means that the cast was tried and a value did not fit.',
  },
]
