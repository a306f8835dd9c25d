import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitStatements } from './splitter'

const texts = (sql: string) => splitStatements(sql).statements.map(({ text }) => text)

const CUTS: [fact: string, script: string, statements: string[]][] = [
  ['an empty script has none', '', []],
  ['a script of comments has none', '-- a\n/* b; */\n', []],
  ['a delimiter ends a statement and is not sent', 'SELECT 1;\nSELECT 2;\n', ['SELECT 1', 'SELECT 2']],
  ['the last one needs no delimiter', 'SELECT 1;\nSELECT 2\n', ['SELECT 1', 'SELECT 2']],
  ['a delimiter alone is dropped', ';;\nSELECT 1;;\n;', ['SELECT 1']],
  ['comments before a statement are its own', '-- why;\nSELECT 1; /* end */', ['-- why;\nSELECT 1']],
  ['a comment between a statement and its delimiter', 'SELECT 1 -- one;\n;SELECT 2', ['SELECT 1 -- one;', 'SELECT 2']],
  ['comments nest', '/* a /* b; */ c; */ SELECT 1; SELECT 2', ['/* a /* b; */ c; */ SELECT 1', 'SELECT 2']],
  ['a quote in a comment opens nothing', "-- don't;\nSELECT 1; SELECT 2", ["-- don't;\nSELECT 1", 'SELECT 2']],
  ['a string', "SELECT 'a;b'; SELECT 2", ["SELECT 'a;b'", 'SELECT 2']],
  ['a doubled quote', "SELECT 'it''s; so'; SELECT 2", ["SELECT 'it''s; so'", 'SELECT 2']],
  ['a backslash in a plain string', "SELECT 'a\\'; SELECT ';'", ["SELECT 'a\\'", "SELECT ';'"]],
  ['a backslash in E', "SELECT E'it\\'s; so', E'\\\\'; SELECT 2", ["SELECT E'it\\'s; so', E'\\\\'", 'SELECT 2']],
  ['B and X', "SELECT B'01', X'1F'; SELECT 2", ["SELECT B'01', X'1F'", 'SELECT 2']],
  ['U&', 'SELECT U&\'d\\0061;\', U&"d;a"; SELECT 2', ['SELECT U&\'d\\0061;\', U&"d;a"', 'SELECT 2']],
  ['a word that ends in E', "SELECT 1 LIKE'\\'; SELECT 2", ["SELECT 1 LIKE'\\'", 'SELECT 2']],
  ['a quoted name', 'SELECT "a;""b"; SELECT 2', ['SELECT "a;""b"', 'SELECT 2']],
  ['a dollar quote', 'DO $$ BEGIN x; END $$; SELECT 2', ['DO $$ BEGIN x; END $$', 'SELECT 2']],
  ['a tag inside another', 'DO $a$ $b$ ; $$ $a$; SELECT 2', ['DO $a$ $b$ ; $$ $a$', 'SELECT 2']],
  ['a tag of other letters', 'DO $größe$;$größe$; SELECT 2', ['DO $größe$;$größe$', 'SELECT 2']],
  ['one parameter on a line', 'SELECT $1; SELECT 2', ['SELECT $1; SELECT 2']],
  ['two parameters: `$1, $` is a tag to Flyway', 'SELECT $1, $2;\nSELECT 2', ['SELECT $1, $2;\nSELECT 2']],
  ['the same tag of parameters again', 'SELECT $1, $2, $1, $2; SELECT 2', ['SELECT $1, $2, $1, $2', 'SELECT 2']],
  ['a name of several parts', 'SELECT a."b;c".d; SELECT 2', ['SELECT a."b;c".d', 'SELECT 2']],
  ['a name with dollar signs', 'SELECT a$b$; SELECT c$b$', ['SELECT a$b$', 'SELECT c$b$']],
  ['operators', "SELECT a->>'b;c', -1 - -2, 4 / 2 * 1; SELECT 2", ["SELECT a->>'b;c', -1 - -2, 4 / 2 * 1", 'SELECT 2']],
  [
    'parentheses',
    'CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2); SELECT 3',
    ['CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)', 'SELECT 3'],
  ],
  ['one parenthesis too many', 'SELECT 1); SELECT 2', ['SELECT 1); SELECT 2']],
  ['one parenthesis too few', 'SELECT (1; SELECT 2', ['SELECT (1; SELECT 2']],
  [
    'a parenthesis before all else is lost',
    '(SELECT 1) UNION (SELECT 2); SELECT 3',
    ['SELECT 1) UNION (SELECT 2)', 'SELECT 3'],
  ],
  ['but not behind a comment', '-- a\n(SELECT 1);', ['-- a\n(SELECT 1)']],
  ['nor behind an empty line', '; \n\n(SELECT 1);', ['(SELECT 1)']],
  [
    'BEGIN ATOMIC with CASE',
    'CREATE FUNCTION f() RETURNS int LANGUAGE sql PARALLEL SAFE STABLE COST 1 ROWS 1 begin /* x */ atomic ' +
      'SELECT CASE WHEN (SELECT CASE 1 WHEN 1 THEN true END) THEN 1 END; SELECT 2; END; SELECT 3',
    [
      'CREATE FUNCTION f() RETURNS int LANGUAGE sql PARALLEL SAFE STABLE COST 1 ROWS 1 begin /* x */ atomic ' +
        'SELECT CASE WHEN (SELECT CASE 1 WHEN 1 THEN true END) THEN 1 END; SELECT 2; END',
      'SELECT 3',
    ],
  ],
  [
    'a quoted BEGIN',
    'SELECT 1 "BEGIN" ATOMIC; SELECT 2; END; SELECT 3',
    ['SELECT 1 "BEGIN" ATOMIC; SELECT 2; END', 'SELECT 3'],
  ],
  ['END as part of a name', 'BEGIN ATOMIC SELECT t.end; END; SELECT 2', ['BEGIN ATOMIC SELECT t.end; END', 'SELECT 2']],
  ['BEGIN without ATOMIC', 'BEGIN; SELECT 1; END; SELECT 2', ['BEGIN', 'SELECT 1', 'END', 'SELECT 2']],
  ['carriage returns', 'SELECT 1;\r\nSELECT 2\r\n;', ['SELECT 1', 'SELECT 2']],
  ['a byte order mark', '\uFEFFSELECT 1;', ['SELECT 1']],
  [
    'white space of Unicode stays at the end',
    'SELECT 1\u2003;\u00a0SELECT 2\u00a0;',
    ['SELECT 1\u2003', 'SELECT 2\u00a0'],
  ],
  ['a digit outside ASCII, where Flyway never ends', 'SELECT \u0663; SELECT 2', ['SELECT \u0663', 'SELECT 2']],
  ['a string that is never closed', "SELECT 'a; SELECT 2;", ["SELECT 'a; SELECT 2;"]],
  ['a comment that is never closed', 'SELECT 1; /* SELECT 2;', ['SELECT 1']],
  ['a dollar quote that is never closed', 'DO $$ x; y', ['DO $$ x; y']],
]

for (const [fact, script, expected] of CUTS) test(`cut: ${fact}`, () => assert.deepEqual(texts(script), expected))

test('a statement says where its first token is that is no comment', () => {
  const script = '-- one\n\n  SELECT 1;\n/* two\n*/ SELECT\n 2;   SELECT 3'
  const { statements } = splitStatements(script)
  assert.deepEqual(
    statements.map(({ line, column }) => [line, column]),
    [
      [3, 3],
      [5, 4],
      [6, 7],
    ],
  )
  for (const { text, offset } of statements) assert.equal(script.slice(offset, offset + text.length), text)
})

test('COPY … FROM STDIN takes its data, up to the line \\.', () => {
  const script =
    'COPY t (a, b) FROM stdin WITH (FORMAT csv);\n1,"a;b"\n2,\\.x\n \\. \r\nSELECT 1;\ncopy "t" from Stdin;\n\\.'
  const { statements, error } = splitStatements(script)
  assert.equal(error, null)
  assert.deepEqual(
    statements.map(({ kind, text, data, line }) => ({ kind, text, data, line })),
    [
      { kind: 'copy', text: 'COPY t (a, b) FROM stdin WITH (FORMAT csv)', data: '1,"a;b"\n2,\\.x\n', line: 1 },
      { kind: 'sql', text: 'SELECT 1', data: null, line: 5 },
      { kind: 'copy', text: 'copy "t" from Stdin', data: '', line: 6 },
    ],
  )
})

test('COPY of a file, COPY TO and a column named stdin take no data', () => {
  for (const sql of ["COPY t FROM '/f'", 'COPY (SELECT 1 FROM stdin) TO STDOUT', 'SELECT 1 FROM stdin'])
    assert.deepEqual(texts(`${sql};\nSELECT 2`), [sql, 'SELECT 2'])
})

test('COPY without an end is an error with its line', () => {
  for (const script of ['SELECT 1;\n-- in\nCOPY t FROM STDIN;\n1\n', 'SELECT 1;\n\n COPY t FROM STDIN']) {
    const { statements, error } = splitStatements(script)
    assert.equal(statements.length, 1)
    assert.equal(error?.line, 3)
    assert.match(error?.message ?? '', /has no end/)
  }
})

test('a block that is never closed is an incomplete statement', () => {
  const { statements, error } = splitStatements('SELECT 1;\n-- f\n CREATE FUNCTION f() BEGIN ATOMIC SELECT 2; \n')
  assert.equal(statements.length, 1)
  assert.deepEqual(error, {
    line: 3,
    column: 2,
    message: 'Incomplete statement at line 3 col 2: -- f\n CREATE FUNCTION f() BEGIN ATOMIC SELECT 2; \n',
  })
})

test('before Flyway 11.8 a CASE in BEGIN ATOMIC takes the END of the block', () => {
  const script = 'CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 3; END; SELECT 4'
  const counts = (['9.22', '10.22', '11.20', '13'] as const).map(
    compatibility => splitStatements(script, { compatibility }).statements.length,
  )
  assert.deepEqual(counts, [4, 4, 2, 2])
})

test('a CASE in a CASE outside parentheses ends the block too early, in Flyway 13 as well', () => {
  const script = 'BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN CASE 2 WHEN 2 THEN 3 END END; SELECT 4; END'
  assert.deepEqual(texts(script).length, 3)
})

test('columns begin anew after a carriage return, lines after a line feed alone', () => {
  const { statements } = splitStatements('SELECT 1;\r  SELECT 2;\r\nSELECT 3')
  assert.deepEqual(
    statements.map(({ line, column }) => [line, column]),
    [
      [1, 1],
      [1, 3],
      [2, 1],
    ],
  )
})

test('the line \\. of COPY may have spaces around it, none of Unicode', () => {
  const { statements } = splitStatements('COPY t FROM STDIN;\n\\.\u00a0\n\t\\. \nSELECT 1')
  assert.equal(statements[0]?.data, '\\.\u00a0\n')
})

const KINDS: [sql: string, transactional: boolean, serverMajor?: number][] = [
  ['CREATE TABLE t ()', true],
  ['create /* x */ unique index\n concurrently i on t (a)', false],
  ['CREATE INDEX CONCURRENTLY i ON t (a)', false],
  ['CREATE INDEX concurrently_not ON t (a)', true],
  ['CREATE INDEX IF NOT EXISTS i ON t (a)', true],
  ['DROP INDEX CONCURRENTLY i', false],
  ['DROP INDEX i', true],
  ['CREATE DATABASE d', false],
  ['DROP DATABASE d', false],
  ['CREATE TABLESPACE t LOCATION $$x$$', false],
  ['DROP SUBSCRIPTION s', false],
  ['ALTER SYSTEM SET a = 1', false],
  ['REINDEX (VERBOSE) SCHEMA s', false],
  ['REINDEX VERBOSE DATABASE d', false],
  ['REINDEX INDEX CONCURRENTLY i', true],
  ['REFRESH MATERIALIZED VIEW CONCURRENTLY v', true],
  ['VACUUM', false],
  ['VACUUM (FULL) t', false],
  ['DISCARD ALL', false],
  ['DISCARD PLANS', true],
  ["ALTER TYPE mood ADD VALUE 'x'", true],
  ["ALTER TYPE mood ADD VALUE 'x'", false, 11],
]

for (const [sql, expected, serverMajor] of KINDS)
  test(`${sql} is ${expected ? '' : 'not '}transactional${serverMajor ? ` on ${serverMajor}` : ''}`, () => {
    const [statement] = splitStatements(sql, serverMajor ? { serverMajor } : {}).statements
    assert.equal(statement?.transactional, expected)
  })
