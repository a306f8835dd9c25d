import { type FailureCase, failsAt } from './case'

const LATIN = `CREATE DATABASE {db}_latin ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0`

/** Values that do not fit, and rows that break a rule. */
export const VALUE_CASES: FailureCase[] = [
  {
    name: 'a text too long',
    entry: 'string_data_right_truncation',
    scripts: failsAt(`UPDATE atp.person SET name = 'Annabelle';`),
  },
  {
    name: 'a number too large',
    entry: 'numeric_value_out_of_range',
    scripts: failsAt('UPDATE atp.media\n   SET id = id + 2147483647;'),
  },
  {
    name: 'a division by zero',
    entry: 'division_by_zero',
    scripts: failsAt('SELECT 1 / (count(*) - 2) FROM atp.media;'),
  },
  { name: 'a date that is none', entry: 'invalid_datetime_format', scripts: failsAt(`SELECT 'soon'::date;`) },
  {
    name: 'a day that does not exist',
    entry: 'invalid_datetime_format',
    scripts: failsAt(`SELECT '2026-02-30'::date;`),
  },
  {
    name: 'a value that the enum does not have',
    entry: 'invalid_text_representation',
    scripts: failsAt(`UPDATE atp.media SET state = 'gone';`),
  },
  {
    name: 'a text that is no number in a change of type',
    entry: 'invalid_text_representation',
    scripts: failsAt('ALTER TABLE atp.person\n  ALTER name TYPE int USING name::int;'),
  },
  {
    name: 'bytes that are no text',
    entry: 'character_not_in_repertoire',
    scripts: failsAt(`SELECT convert_from('\\xff', 'UTF8');`),
  },
  {
    name: 'COPY data with a column too few',
    entry: 'copy-refused',
    logged: null,
    scripts: failsAt('COPY atp.person FROM STDIN;\n7\tSeven\n8\n\\.'),
  },
  {
    name: 'a bad line for a COPY from a program',
    entry: 'bad_copy_file_format',
    scripts: failsAt(`COPY atp.person FROM PROGRAM 'echo 8';`),
  },
  {
    name: 'a column of another type',
    entry: 'datatype_mismatch',
    scripts: failsAt(`INSERT INTO atp.person VALUES (now(), 'a');`),
  },
  { name: 'a type without a cast', entry: 'datatype_mismatch', scripts: failsAt('SELECT now()::int;') },
  {
    name: 'a value that must be there',
    entry: 'not_null_violation',
    scripts: failsAt('INSERT INTO atp.person (id) VALUES (7);'),
  },
  {
    name: 'SET NOT NULL over old rows',
    entry: 'not_null_violation',
    scripts: failsAt('ALTER TABLE atp.media ALTER year SET NOT NULL;'),
  },
  {
    name: 'a reference to nothing',
    entry: 'foreign_key_violation',
    scripts: failsAt('UPDATE atp.media SET owner = 9 WHERE id = 2;'),
  },
  { name: 'a row that others point to', entry: 'foreign_key_violation', scripts: failsAt('DELETE FROM atp.person;') },
  {
    name: 'a key that is taken',
    entry: 'unique_violation',
    scripts: failsAt(`INSERT INTO atp.person\nVALUES (1, 'Bob');`),
  },
  {
    name: 'a unique index over duplicates',
    entry: 'unique_violation',
    scripts: failsAt('CREATE UNIQUE INDEX media_owner_uq ON atp.media (owner);'),
  },
  {
    name: 'a rule that the row breaks',
    entry: 'check_violation',
    scripts: failsAt('UPDATE atp.media SET year = 1 WHERE id = 1;'),
  },
  {
    name: 'a rule that old rows break',
    entry: 'check_violation',
    scripts: failsAt('ALTER TABLE atp.media ADD CONSTRAINT media_new_check CHECK (year > 2000);'),
  },
  {
    name: 'a row that fits no partition',
    entry: 'check_violation',
    scripts: failsAt('INSERT INTO atp.parted VALUES (7);', 'CREATE TABLE atp.parted (id int) PARTITION BY LIST (id);'),
  },
  {
    name: 'two periods that overlap',
    entry: 'exclusion_violation',
    scripts: failsAt(`UPDATE atp.media SET during = '[4,8)' WHERE id = 1;`),
  },
  {
    name: 'a message of a function',
    entry: 'raise_exception',
    scripts: failsAt(
      `DO $$\nBEGIN\n  IF EXISTS (SELECT FROM atp.media) THEN\n    RAISE EXCEPTION 'clean the media first' USING HINT = 'DELETE them';\n  END IF;\nEND $$;`,
    ),
  },
  {
    name: 'several rows where one was expected',
    entry: 'no_data_found',
    scripts: failsAt('SELECT (SELECT id FROM atp.media);'),
  },
  {
    name: 'a letter that the database cannot hold',
    entry: 'character_not_in_repertoire',
    special: true,
    past: {},
    spoil: LATIN,
    address: { database: '{db}_latin' },
    scripts: { 'V1__a.sql': "CREATE TABLE a (b text);\nINSERT INTO a VALUES ('日本');\n" },
  },
]
