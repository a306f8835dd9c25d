/** What a script says, by kind. `name` is free in its schema; `\${…}` are placeholders in Flyway's own form. */
export type Body = (name: string) => string

/** Scripts that run in a transaction and succeed. */
export const SOUND = {
  table: name =>
    `CREATE TABLE ${name} (id int PRIMARY KEY, name text NOT NULL DEFAULT 'x;y');\nCOMMENT ON TABLE ${name} IS 'a; thing';\n`,
  rows: name =>
    `-- é\nCREATE TABLE ${name} (id int, at date);\nINSERT INTO ${name} VALUES (1, NULL), (2, '2020-02-02');\nSELECT * FROM ${name} ORDER BY 1;\n`,
  copy: name =>
    `CREATE TABLE ${name} (a int, b text);\nCOPY ${name} FROM STDIN;\n1\tone\n2\t\\N\n\\.\nCREATE INDEX ON ${name} (b);\n`,
  code: name =>
    `CREATE FUNCTION ${name}() RETURNS int LANGUAGE sql AS $body$ SELECT 1; -- '\n$body$;\nCOMMENT ON FUNCTION ${name}() IS $$it's$$;\n`,
  types: name =>
    `CREATE TYPE ${name}_mood AS ENUM ('good', 'bad');\nCREATE SEQUENCE ${name}_seq START 7;\nCREATE DOMAIN ${name}_short AS text CHECK (length(VALUE) < 9);\nALTER TYPE ${name}_mood ADD VALUE 'new';\n`,
  trigger: name =>
    `CREATE TABLE ${name} (id int);\nCREATE FUNCTION ${name}_do() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN NEW;\nEND;\n$$;\nCREATE TRIGGER ${name}_it BEFORE INSERT ON ${name} FOR EACH ROW EXECUTE FUNCTION ${name}_do();\n`,
  rights: name =>
    `CREATE TABLE ${name} (id int);\nGRANT SELECT ON ${name} TO reader;\nDO $$ BEGIN EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT ON TABLES TO reader', current_schema()); END $$;\nALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;\nCREATE POLICY p ON ${name} USING (true);\n`,
  notice: name =>
    `DO $$ BEGIN RAISE NOTICE 'of ${name}'; RAISE WARNING 'careful;'; END $$;\nDROP TABLE IF EXISTS ${name}_none;\n`,
  word: name => `CREATE TABLE ${name} (word text DEFAULT '\${word}');\n`,
  known: name =>
    `CREATE TABLE ${name} (said text DEFAULT '\${flyway:defaultSchema} \${flyway:table} \${flyway:user} \${flyway:database} \${flyway:filename}');\n`,
  comment: () => '-- nothing\n/* to do */\n',
  empty: () => '',
  path: name => `CREATE TABLE ${name} (id int);\nSET search_path TO pg_catalog;\nSELECT 1 AS one;\n`,
} as const satisfies Record<string, Body>

/** Scripts that run outside of any transaction, of both kinds, or end their own. */
export const LOOSE = {
  vacuum: () => 'VACUUM pg_catalog.pg_am;\n',
  mixed: name => `CREATE TABLE ${name} (id int);\nVACUUM pg_catalog.pg_am;\n`,
  commits: name => `BEGIN;\nCREATE TABLE ${name} (id int);\nCOMMIT;\n`,
} as const satisfies Record<string, Body>

/** Scripts that PostgreSQL refuses, or Flyway. */
export const BROKEN = {
  relation: name => `CREATE TABLE ${name} (id int);\n\n-- here\nSELECT nothing\nFROM nowhere;\n`,
  syntax: name => `CREATE TABLE ${name} (id int);\nCREATE TABEL ${name}_2 (id int);\n`,
  unique: name =>
    `CREATE TABLE ${name} (id int PRIMARY KEY);\nINSERT INTO ${name} VALUES (1);\nINSERT INTO ${name}\nVALUES (2), (1);\n`,
  raised: name =>
    `DO $$\nBEGIN\n  RAISE EXCEPTION 'no ${name}' USING DETAIL = 'because', HINT = 'do not', ERRCODE = 'P0042';\nEND $$;\n`,
  deep: name =>
    `CREATE FUNCTION ${name}() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM 1 / 0; END $$;\nSELECT ${name}();\n`,
  placeholder: () => `SELECT '\${nobody}';\n`,
  quote: name => `CREATE TABLE ${name} (id int);\nSELECT 'open;\n`,
  committed: name => `CREATE TABLE ${name} (id int);\nCOMMIT;\nSELECT 1 / 0;\n`,
} as const satisfies Record<string, Body>

/** Repeatable scripts. */
export const REPEATABLE = {
  view: name => `CREATE OR REPLACE VIEW ${name} AS SELECT 1 AS one;\n`,
  worded: name => `CREATE OR REPLACE VIEW ${name} AS SELECT '\${word}' AS word;\n`,
  known: name => `CREATE OR REPLACE VIEW ${name} AS SELECT '\${flyway:defaultSchema} \${flyway:filename}' AS said;\n`,
  code: name => `CREATE OR REPLACE FUNCTION ${name}() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;\n`,
} as const satisfies Record<string, Body>
