import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
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
  ['parameters', 'PREPARE p AS SELECT $1, $2; SELECT 2', ['PREPARE p AS SELECT $1, $2', 'SELECT 2']],
  ['a name with dollar signs', 'SELECT a$b$; SELECT c$b$', ['SELECT a$b$', 'SELECT c$b$']],
  ['operators', "SELECT a->>'b;c', -1 - -2, 4 / 2 * 1; SELECT 2", ["SELECT a->>'b;c', -1 - -2, 4 / 2 * 1", 'SELECT 2']],
  [
    'parentheses',
    'CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2); SELECT 3',
    ['CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)', 'SELECT 3'],
  ],
  ['one parenthesis too many', 'SELECT 1); SELECT 2', ['SELECT 1)', 'SELECT 2']],
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
  ['BEGIN without ATOMIC', 'BEGIN; SELECT 1; END; SELECT 2', ['BEGIN', 'SELECT 1', 'END', 'SELECT 2']],
  ['carriage returns', 'SELECT 1;\r\nSELECT 2\r\n;', ['SELECT 1', 'SELECT 2']],
  ['a byte order mark', '\uFEFFSELECT 1;', ['SELECT 1']],
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

const PIECES = [
  ...[
    ';',
    '\n',
    ' ',
    "'",
    "''",
    '"',
    '$',
    '$$',
    '$a$',
    '--',
    '/*',
    '*/',
    '(',
    ')',
    '\\',
    '\\.\n',
    'E',
    "E'",
    '\r\n',
    '\0',
  ],
  ...['BEGIN', 'ATOMIC', 'CASE', 'END', 'COPY t FROM STDIN', 'SELECT', 'é', '😀', '1', '\u00a0', '->>'],
]

test('the pieces of a script join back to it, and nothing but comments is left', () => {
  const scripts = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string()), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(scripts, parts => {
      const script = parts.join('')
      const { statements, error } = splitStatements(script)
      let end = 0
      for (const statement of statements) {
        assert.equal(statement.start, end)
        assert.ok(statement.offset >= statement.start && statement.end > statement.offset)
        assert.equal(script.slice(statement.offset, statement.offset + statement.text.length), statement.text)
        end = statement.end
      }
      if (!error) assert.deepEqual(texts(script.slice(end)), [])
    }),
    { numRuns: 3000 },
  )
})

test('a statement is cut the same wherever it stands', () => {
  const statement = fc.constantFrom(
    ...CUTS.flatMap(([, , expected]) => expected).filter(text => !/never|\$\$ x|'a; /.test(text)),
  )
  fc.assert(
    fc.property(
      fc.array(statement, { maxLength: 12 }),
      fc.constantFrom(';\n', '\n;\n', ';', ' ; ; '),
      (parts, between) => {
        assert.deepEqual(texts(parts.map(part => `${part}\n`).join(between)), parts)
      },
    ),
  )
})
