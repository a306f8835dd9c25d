import { type FailureCase, failsAt } from './case'

const NARROW = `CREATE ROLE {db} LOGIN PASSWORD 'pw';GRANT ALL ON SCHEMA public TO {db};GRANT ALL ON DATABASE {db} TO {db}`
const AS_NARROW = { user: '{db}', password: 'pw' }

/** Objects that are missing, there already, needed by others, or somebody else's. */
export const OBJECT_CASES: FailureCase[] = [
  { name: 'a table that is not there', entry: 'undefined_table', scripts: failsAt('SELECT *\nFROM atp.nowhere;') },
  {
    name: 'a table without its schema',
    entry: 'undefined_table',
    scripts: failsAt('ALTER TABLE media ADD note text;'),
  },
  {
    name: 'a column that is not there',
    entry: 'undefined_column',
    scripts: failsAt('UPDATE atp.media SET titel = NULL;'),
  },
  {
    name: 'double quotes for a text',
    entry: 'undefined_column',
    scripts: failsAt('UPDATE atp.media SET title = "One";'),
  },
  {
    name: 'a type that is not there',
    entry: 'undefined_object',
    scripts: failsAt('ALTER TABLE atp.media ADD place geography;'),
  },
  {
    name: 'a role that is not there',
    entry: 'undefined_object',
    scripts: failsAt('GRANT SELECT ON atp.media TO nobody_here;'),
  },
  {
    name: 'a constraint that is not there',
    entry: 'undefined_object',
    scripts: failsAt('ALTER TABLE atp.media DROP CONSTRAINT media_other_check;'),
  },
  { name: 'a function that is not there', entry: 'undefined_function', scripts: failsAt('SELECT atp.fill_year(1);') },
  {
    name: 'an operator that is not there',
    entry: 'undefined_function',
    scripts: failsAt('SELECT 1 FROM atp.media WHERE title = 1;'),
  },
  {
    name: 'a column of two tables',
    entry: 'ambiguous_column',
    scripts: failsAt('SELECT id FROM atp.media, atp.person;'),
  },
  {
    name: 'a schema that is not there',
    entry: 'undefined_schema',
    scripts: failsAt('CREATE TABLE stats.daily (id int);'),
  },
  { name: 'a table that is there', entry: 'duplicate_table', scripts: failsAt('CREATE TABLE atp.media (id int);') },
  {
    name: 'an index that is there',
    entry: 'duplicate_table',
    scripts: failsAt('CREATE INDEX media_pkey ON atp.media (title);'),
  },
  {
    name: 'a column that is there',
    entry: 'duplicate_column',
    scripts: failsAt('ALTER TABLE atp.media ADD COLUMN year int;'),
  },
  { name: 'a type that is there', entry: 'duplicate_object', scripts: failsAt(`CREATE TYPE atp.state AS ENUM ('a');`) },
  {
    name: 'a constraint that is there',
    entry: 'duplicate_object',
    scripts: failsAt('ALTER TABLE atp.media ADD CONSTRAINT media_year_check CHECK (true);'),
  },
  {
    name: 'a function that is there',
    entry: 'duplicate_object',
    scripts: failsAt(
      `CREATE FUNCTION atp.f() RETURNS int LANGUAGE sql AS 'SELECT 2';`,
      `CREATE FUNCTION atp.f() RETURNS int LANGUAGE sql AS 'SELECT 1';`,
    ),
  },
  { name: 'a schema that is there', entry: 'duplicate_schema', scripts: failsAt('CREATE SCHEMA atp;') },
  {
    name: 'a table that a view uses',
    entry: 'dependent_objects_still_exist',
    scripts: failsAt('DROP TABLE atp.media;'),
  },
  {
    name: 'a key to nothing unique',
    entry: 'invalid_definition',
    scripts: failsAt('ALTER TABLE atp.media ADD FOREIGN KEY (id) REFERENCES atp.media (year);'),
  },
  {
    name: 'a second primary key',
    entry: 'invalid_definition',
    scripts: failsAt('ALTER TABLE atp.media ADD PRIMARY KEY (title);'),
  },
  {
    name: 'an index on what changes',
    entry: 'invalid_definition',
    scripts: failsAt('CREATE INDEX ON atp.media ((now()));'),
  },
  {
    name: 'a missing comma',
    entry: 'syntax_error',
    scripts: failsAt('CREATE TABLE atp.list (\n  id int\n  name text\n);'),
  },
  { name: 'a command of psql', entry: 'syntax_error', scripts: failsAt('\\set here there\nSELECT 1;') },
  {
    name: 'a column that a view uses',
    entry: 'feature_not_supported',
    scripts: failsAt('ALTER TABLE atp.media ALTER title TYPE varchar(10);'),
  },
  {
    name: 'a table of another owner',
    entry: 'insufficient_privilege',
    scripts: { 'V2__two.sql': '\nALTER TABLE public.theirs ADD more int;\n' },
    spoil: `${NARROW};CREATE TABLE theirs ()`,
    past: {},
    address: AS_NARROW,
    options: { baselineOnMigrate: true, baselineVersion: '1' },
  },
  {
    name: 'a statement in a block of a function',
    entry: 'undefined_table',
    scripts: failsAt(
      'SELECT atp.count_all();',
      'CREATE FUNCTION atp.count_all() RETURNS int LANGUAGE plpgsql AS $body$\nBEGIN\n  RETURN (SELECT count(*) FROM atp.gone);\nEND\n$body$;',
    ),
  },
  {
    name: 'a trigger that calls a function',
    entry: 'division_by_zero',
    scripts: failsAt(
      "INSERT INTO atp.person VALUES (5, 'Eve');",
      'CREATE FUNCTION atp.trip() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  PERFORM 1 / 0;\n  RETURN NEW;\nEND $$;\nCREATE TRIGGER trip BEFORE INSERT ON atp.person FOR EACH ROW EXECUTE FUNCTION atp.trip();',
    ),
  },
]
