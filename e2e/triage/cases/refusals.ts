import { type FailureCase, PAST } from './case'

/** A placeholder, of which the template of a string is none. */
const NOBODY = ['$', '{nobody}'].join('')
const ONE = { 'V2__two.sql': 'CREATE TABLE atp.two (id int);\n' }
const FAILED_ROW = `INSERT INTO flyway_schema_history VALUES (2, '2', 'two', 'SQL', 'V2__two.sql', 0, 'me', now(), 1, false)`

/** What Flyway refuses before anything runs. */
export const REFUSAL_CASES: FailureCase[] = [
  {
    name: 'a script that was edited',
    entry: 'checksum-mismatch',
    scripts: { 'V1__media.sql': `${PAST['V1__media.sql']}-- edited\n` },
  },
  {
    name: 'a script that is gone',
    entry: 'missing-migration',
    past: { ...PAST, ...ONE, 'V3__three.sql': 'SELECT 3;' },
    scripts: { ...PAST, 'V3__three.sql': 'SELECT 3;' },
    replaces: true,
  },
  { name: 'a failed row', entry: 'failed-migration', special: true, afterwards: FAILED_ROW, scripts: ONE },
  {
    name: 'a script that came late',
    entry: 'not-applied',
    past: { ...PAST, 'V3__three.sql': 'SELECT 3;' },
    scripts: { ...ONE, 'V3__three.sql': 'SELECT 3;' },
  },
  {
    name: 'a name that says nothing',
    entry: 'invalid-names',
    options: { validateMigrationNaming: true },
    scripts: { 'V2_two.sql': 'SELECT 1;' },
  },
  {
    name: 'two scripts of one version',
    entry: 'duplicate-version',
    scripts: { ...ONE, 'V2.0__again.sql': 'SELECT 1;' },
  },
  {
    name: 'tables without a history',
    entry: 'non-empty-schema',
    past: {},
    spoil: 'CREATE TABLE there ()',
    scripts: ONE,
  },
  {
    name: 'statements of both kinds',
    entry: 'mixed-statements',
    scripts: { 'V2__two.sql': 'CREATE TABLE atp.two (id int);\nVACUUM;\n' },
  },
  {
    name: 'a quote that is not closed',
    entry: 'syntax_error',
    scripts: { 'V2__two.sql': "SELECT 1;\nSELECT 'open;\n" },
  },
  {
    name: 'a placeholder without a value',
    entry: 'unparsable-script',
    scripts: { 'V2__two.sql': `SELECT 1;\nSELECT '${NOBODY}';\n` },
  },
  {
    name: 'a history that takes no rows',
    entry: 'history-row-refused',
    afterwards: `CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no''; END'; CREATE TRIGGER no BEFORE INSERT ON flyway_schema_history FOR EACH ROW EXECUTE FUNCTION no()`,
    scripts: ONE,
  },
]
