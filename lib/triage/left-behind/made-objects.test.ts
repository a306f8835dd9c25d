import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitStatements } from '../../flyway/splitter'
import { objectsMadeBy } from './made-objects'

const madeBy = (text: string) =>
  objectsMadeBy(splitStatements(text).statements).map(({ kind, schema, table, name }) =>
    [kind, [schema, table, name].filter(part => part !== null).join('.')].join(' '),
  )

const SENTENCES: [fact: string, script: string, made: string[]][] = [
  [
    'a table, as the catalog writes it',
    '-- new\nCREATE TABLE Atp."Rare ""one""" (id int);',
    ['relation atp.Rare "one"'],
  ],
  ['an index lies where its table does', 'CREATE UNIQUE INDEX a_idx ON ONLY atp.a (id);', ['relation atp.a_idx']],
  [
    'a type, a domain and a schema',
    'CREATE SCHEMA s; CREATE TYPE s.t AS ENUM (); CREATE DOMAIN d AS int;',
    [...['schema s', 'type s.t', 'type d']],
  ],
  [
    'columns and constraints, one by one',
    `ALTER TABLE atp.a ADD b numeric(4, 2) DEFAULT round(1, 2), ADD COLUMN c text DEFAULT 'x, ADD y', ADD CONSTRAINT k CHECK (b > 0), ADD UNIQUE (b, c);`,
    ['column atp.a.b', 'column atp.a.c', 'constraint atp.a.k'],
  ],
  [
    'nothing that may have been there',
    'CREATE TABLE IF NOT EXISTS a (); CREATE OR REPLACE VIEW v AS SELECT 1; ALTER TABLE a ADD COLUMN IF NOT EXISTS b int;',
    [],
  ],
  ['nothing of the session alone', 'CREATE TEMP TABLE a (id int);', []],
  [
    'nothing that it takes away again',
    'CREATE TABLE a (); CREATE TABLE b (); ALTER TABLE a RENAME TO c; DROP TABLE b;',
    [],
  ],
  [
    'what stands beside something that is dropped',
    'ALTER TABLE atp.a DROP CONSTRAINT k, ADD CONSTRAINT l CHECK (id > 0); DROP TABLE atp.b; CREATE TABLE atp.c ();',
    ['constraint atp.a.l', 'relation atp.c'],
  ],
  ['nothing of an index without a name', 'CREATE INDEX ON a (id); CREATE INDEX CONCURRENTLY ON a (id);', []],
  ['nothing of what only changes rows', "UPDATE a SET b = 'CREATE TABLE c ()';", []],
]
for (const [fact, script, made] of SENTENCES)
  test(`made by a script: ${fact}`, () => assert.deepEqual(madeBy(script), made))
