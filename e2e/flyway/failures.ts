import type { Files, Options } from './cases/case'

/** A run that fails, and what was done: what its log has to say. */
export type Failure = {
  name: string
  /** What a first run applies, if there is one. */
  past?: Files
  files: Files
  options?: Options
  /** The versions that the log calls applied. */
  applied: string[]
  version: string | null
  script: string | null
  line: number | null
  sqlState: string | null
  /** How the message begins. */
  message: string
  detail?: string
  hint?: string
}

const ONE = { 'sql/V1__one.sql': 'CREATE TABLE one (id int PRIMARY KEY);\n' }
const NONE = { script: null, line: null, sqlState: null }
const TWO = { version: '2', script: 'V2__two.sql' }

/** Runs that fail in every way in which a log tells of it. */
export const FAILURES: Failure[] = [
  {
    name: 'a statement',
    files: { ...ONE, 'sql/V2__two.sql': 'CREATE TABLE two (id int);\n\n-- a note\nSELECT nothing\nFROM nowhere;\n' },
    ...{ ...TWO, applied: ['1'], line: 4, sqlState: '42P01', message: 'ERROR: relation "nowhere" does not exist' },
  },
  {
    name: 'a block of code',
    files: {
      ...ONE,
      'sql/V2__two.sql': `\nDO $$\nBEGIN\n  RAISE EXCEPTION 'not so' USING DETAIL = 'because', HINT = 'do not', ERRCODE = 'P0042';\nEND $$;\n`,
    },
    ...{
      ...TWO,
      applied: ['1'],
      line: 2,
      sqlState: 'P0042',
      message: 'ERROR: not so',
      detail: 'because',
      hint: 'do not',
    },
  },
  {
    name: 'a function',
    files: {
      ...ONE,
      'sql/V2__two.sql':
        'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN 1 / 0;\nEND $$;\nSELECT two();\n',
    },
    ...{ ...TWO, applied: ['1'], line: 5, sqlState: '22012', message: 'ERROR: division by zero' },
  },
  {
    name: 'a constraint',
    files: { ...ONE, 'sql/V2__two.sql': 'INSERT INTO one VALUES (1);\nINSERT INTO one VALUES (1);\n' },
    ...{ ...TWO, applied: ['1'], line: 2, sqlState: '23505' },
    message: 'ERROR: duplicate key value violates unique constraint "one_pkey"',
    detail: 'Key (id)=(1) already exists.',
  },
  {
    name: 'a repeatable script',
    files: { ...ONE, 'sql/R__all.sql': 'SELECT 1;\nCREATE VIEW every AS SELECT * FROM nowhere;\n' },
    ...{ applied: ['1'], version: null, script: 'R__all.sql', line: 2, sqlState: '42P01' },
    message: 'ERROR: relation "nowhere" does not exist',
  },
  {
    name: 'a callback before everything',
    files: { ...ONE, 'sql/beforeMigrate.sql': '\n\nSELECT * FROM nowhere;\n' },
    ...{ applied: [], version: null, script: 'beforeMigrate.sql', line: 3, sqlState: '42P01' },
    message: 'ERROR: relation "nowhere" does not exist',
  },
  {
    name: 'a callback after everything',
    files: { ...ONE, 'sql/afterMigrate.sql': 'SELECT * FROM nowhere;\n' },
    ...{ applied: ['1'], version: null, script: 'afterMigrate.sql', line: 1, sqlState: '42P01' },
    message: 'ERROR: relation "nowhere" does not exist',
  },
  {
    name: 'a script outside of a transaction',
    files: {
      ...ONE,
      'sql/V2__two.sql': 'CREATE TABLE two (id int);\nSELECT * FROM nowhere;\n',
      'sql/V2__two.sql.conf': 'executeInTransaction=false\n',
    },
    ...{ ...TWO, applied: ['1'], line: 2, sqlState: '42P01', message: 'ERROR: relation "nowhere" does not exist' },
  },
  {
    // Nothing of a group stays, but its log is word for word that of single scripts.
    name: 'a group',
    files: { ...ONE, 'sql/V2__two.sql': 'SELECT * FROM nowhere;\n' },
    options: { group: true },
    ...{ ...TWO, applied: ['1'], line: 1, sqlState: '42P01', message: 'ERROR: relation "nowhere" does not exist' },
  },
  {
    name: 'a placeholder without a value',
    files: { ...ONE, 'sql/V2__two.sql': `SELECT 1;\nSELECT '\${nobody}';\n` },
    ...{ ...TWO, applied: ['1'], line: 1, sqlState: null },
    message: 'Unable to parse statement in ',
  },
  {
    name: 'statements of both kinds',
    files: { ...ONE, 'sql/V2__two.sql': 'SELECT 1;\nVACUUM;\n' },
    ...{
      ...NONE,
      applied: ['1'],
      version: null,
      message: 'Detected both transactional and non-transactional statements',
    },
  },
  {
    name: 'a script that was edited',
    past: ONE,
    files: { 'sql/V1__one.sql': 'CREATE TABLE one (id bigint PRIMARY KEY);\n' },
    ...{ ...NONE, applied: [], version: null, message: 'Validate failed: Migrations have failed validation' },
  },
  {
    name: 'a script that is gone',
    past: { ...ONE, 'sql/V2__two.sql': 'SELECT 2;\n' },
    files: { 'sql/V2__two.sql': 'SELECT 2;\n' },
    ...{ ...NONE, applied: [], version: null, message: 'Validate failed: Migrations have failed validation' },
  },
  {
    name: 'two scripts of one version',
    files: { ...ONE, 'sql/V1.0__other.sql': 'SELECT 1;\n' },
    ...{ ...NONE, applied: [], version: null, message: 'Found more than one migration with version 1' },
  },
]
