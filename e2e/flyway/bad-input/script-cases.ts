import { ONE } from './ingredients'
import type { BadCase } from './world'

const LATIN = Uint8Array.from([...'SELECT 1 -- '].map(c => c.charCodeAt(0)).concat(0xe9, 0x0a))

/** A placeholder, of which the template of a string is none. */
const NOTHING = ['$', '{nothing}'].join('')

/** Wrong scripts: of names, encodings, placeholders, and of what they do to their transaction. */
export const SCRIPT_CASES: Record<string, BadCase> = {
  'no scripts folder': { scripts: null },
  'no scripts folder under failOnMissingLocations': { scripts: null, options: { failOnMissingLocations: true } },
  'an empty folder': { scripts: {} },
  'a script that is not UTF-8': { scripts: ONE, bytes: { 'V2__b.sql': LATIN } },
  'a repeatable script that is not UTF-8': { scripts: ONE, bytes: { 'R__b.sql': LATIN } },
  'a script that is not UTF-8 in a folder': { scripts: { ...ONE, 'x/V3__c.sql': '' }, bytes: { 'x/V2__b.sql': LATIN } },
  'a placeholder without a value': { scripts: { ...ONE, 'V2__b.sql': `SELECT 1;\nSELECT '${NOTHING}';` } },
  'a placeholder of a repeatable script without a value': { scripts: { ...ONE, 'R__b.sql': `SELECT '${NOTHING}';` } },
  'a version twice': { scripts: { ...ONE, 'x/V1.0__b.sql': 'SELECT 1' } },
  'a repeatable script twice': { scripts: { ...ONE, 'R__b.sql': 'SELECT 1', 'x/R__b.sql': 'SELECT 1' } },
  'a bad name': { scripts: { ...ONE, 'V2_b.sql': 'SELECT 1', 'readme.sql': '', 'V__x.sql': '' } },
  'a bad name under validateMigrationNaming': {
    scripts: { ...ONE, 'V2_b.sql': 'SELECT 1', 'readme.sql': '', 'V__x.sql': '', 'Vx__y.sql': '', 'R1__y.sql': '' },
    options: { validateMigrationNaming: true },
  },
  'COPY data with a column too few': {
    scripts: { 'V1__a.sql': 'CREATE TABLE a (b int, c int);', 'V2__b.sql': 'COPY a FROM STDIN;\n1\t2\n3\n\\.\n' },
  },
  'COPY data with a session that ends': {
    scripts: {
      'V1__a.sql': `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END$$;
CREATE TABLE a (b int);CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();`,
      'V2__b.sql': 'COPY a FROM STDIN;\n1\n\\.\n',
    },
  },
  'a quote that nobody closes': { scripts: { ...ONE, 'V2__b.sql': "SELECT 1;\nSELECT 'a;\n" } },
  'a dollar quote that nobody closes': { scripts: { ...ONE, 'V2__b.sql': 'DO $$ BEGIN\nEND;' } },
  'a comment that nobody closes': { scripts: { ...ONE, 'V2__b.sql': 'SELECT 1; /* and so on' } },
  'a NUL in a script': { scripts: { ...ONE, 'V2__b.sql': "SELECT 'a\0b';" } },
  'an empty script': { scripts: { ...ONE, 'V2__b.sql': '', 'V3__c.sql': '-- nothing\n' } },
  'a folder with the name of a script': { scripts: { ...ONE, 'V2__b.sql/V3__c.sql': 'SELECT 1' } },
  'a script that commits': { scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nCOMMIT;\nCREATE TABLE c ();' } },
  'a script that commits and fails': {
    scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nCOMMIT;\nCREATE TABLE c ();\nSELECT 1/0;' },
  },
  'a script that rolls back': { scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nROLLBACK;\nCREATE TABLE c ();' } },
  'a script with a transaction of its own': {
    scripts: { ...ONE, 'V2__b.sql': 'BEGIN;\nCREATE TABLE b ();\nCOMMIT;\nSELECT * FROM nope;' },
  },
  'a script that commits, in a group that fails': {
    scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nCOMMIT;', 'V3__c.sql': 'CREATE TABLE c ();\nSELECT 1/0;' },
    options: { group: true },
  },
  'a script that commits, with the lock of a session': {
    scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nCOMMIT;\nSELECT 1/0;' },
    options: { transactionalLock: false },
  },
  'a script that rolls back, with the lock of a session': {
    scripts: { ...ONE, 'V2__b.sql': 'CREATE TABLE b ();\nROLLBACK;' },
    options: { transactionalLock: false },
  },
  'a script that leaves a failed transaction behind': {
    scripts: { ...ONE, 'V2__b.sql': 'COMMIT; BEGIN; CREATE TABLE b ();' },
  },
  'a script that discards its session': {
    scripts: { ...ONE, 'V2__b.sql': 'DISCARD ALL;', 'V3__c.sql': 'CREATE TABLE c ();' },
  },
  'a script that takes another role': {
    scripts: { ...ONE, 'V2__b.sql': 'SET ROLE pg_monitor;', 'V3__c.sql': 'CREATE TABLE c ();' },
  },
  'a script that drops the history': {
    scripts: { ...ONE, 'V2__b.sql': 'DROP TABLE flyway_schema_history;' },
    options: { transactionalLock: false },
  },
}
