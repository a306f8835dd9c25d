import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Compatibility } from '../../../lib/flyway/options'
import { splitStatements } from '../../../lib/flyway/splitter'
import { generateScripts } from './generate-scripts'
import { loadPostgresParser } from './postgres-parser'
import { SCRIPTS } from './scripts'

/** What Flyway does of its own; the first script is cut otherwise by PostgreSQL, the second one it does not read at all. */
const ODDITIES: [fact: string, mark: RegExp | null, script: string, ours: string[]][] = [
  [
    'parameters are tags of dollar quotes',
    /\$\d/,
    'PREPARE p AS SELECT $1, $2; SELECT 2',
    ['PREPARE p AS SELECT $1, $2; SELECT 2'],
  ],
  [
    'a parenthesis before everything else is lost',
    /(?:^|;|--.*|\*\/)\s*\(/m,
    '(SELECT 1) UNION (SELECT 2); SELECT 3',
    ['SELECT 1) UNION (SELECT 2)', 'SELECT 3'],
  ],
  [
    'a CASE in a CASE takes the END of BEGIN ATOMIC',
    /\bTHEN\b.{0,60}\bCASE\b/is,
    'CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE a WHEN 1 THEN CASE b WHEN 2 THEN 3 END END; END; SELECT 3',
    ['CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE a WHEN 1 THEN CASE b WHEN 2 THEN 3 END END', 'END', 'SELECT 3'],
  ],
  [
    'a column begin called atomic opens a block',
    null,
    'SELECT begin atomic FROM t; END; SELECT 2',
    ['SELECT begin atomic FROM t; END', 'SELECT 2'],
  ],
  [
    'a label END closes BEGIN ATOMIC',
    null,
    'CREATE FUNCTION f() BEGIN ATOMIC SELECT 1 AS end; SELECT 2; END; SELECT 3',
    ['CREATE FUNCTION f() BEGIN ATOMIC SELECT 1 AS end', 'SELECT 2', 'END', 'SELECT 3'],
  ],
  [
    'a small e does not make backslashes escape',
    null,
    "SELECT e'it\\'s; so'; SELECT 2",
    ["SELECT e'it\\'s", "so'; SELECT 2"],
  ],
  [
    'nor does E in the next line of a string',
    /E'(?:[^'\\]|\\.|'')*'\s*\n\s*'/s,
    "SELECT E'a'\n'b\\'; c'; SELECT 2",
    ["SELECT E'a'\n'b\\'", "c'; SELECT 2"],
  ],
  [
    'a letter beyond U+FFFF ends a word, so a dollar quote may begin',
    /[\u{10000}-\u{10ffff}][\w$]/u,
    'SELECT 😀$a$; SELECT 😀$a$; SELECT 3',
    ['SELECT 😀$a$; SELECT 😀$a$', 'SELECT 3'],
  ],
  [
    'white space of Unicode, part of a name to PostgreSQL, ends a word',
    /[\u2003\u2028\u3000]/,
    'CREATE FUNCTION f() BEGIN ATOMIC SELECT 1 AS a\u3000end; END; SELECT 3',
    ['CREATE FUNCTION f() BEGIN ATOMIC SELECT 1 AS a\u3000end', 'END', 'SELECT 3'],
  ],
]

/** Scripts that PostgreSQL's parser refuses, and Flyway cuts. */
const FLYWAY_ALONE: [fact: string, script: string, ours: number][] = [
  ['the data of COPY', 'COPY t FROM STDIN;\n1\ta;b\n\\.\nSELECT 1', 2],
  ['commands of psql', '\\set x 1;\nSELECT 1', 2],
  ['a byte order mark', '\ufeffSELECT 1; SELECT 2', 2],
  ['white space of Unicode', 'SELECT\u2003 1;\u00a0SELECT 2', 2],
  ['what is never closed', "SELECT 1; SELECT 'a", 2],
]

const texts = (script: string, compatibility: Compatibility = '13') =>
  splitStatements(script, { compatibility }).statements.map(({ text }) => text)

test('where both read a script, Flyway and PostgreSQL see the same statements on the same lines', async t => {
  const postgresStatements = await loadPostgresParser()
  // Always the same: what PostgreSQL reads otherwise and nobody has named yet is no fault of ours.
  const seed = Number(process.env.SPLIT_SEED ?? 1)
  let compared = 0
  let statements = 0
  for (const script of [...SCRIPTS.map(([, script]) => script), ...generateScripts(seed, 3000)]) {
    const theirs = postgresStatements(script)
    if (!theirs?.length || ODDITIES.some(([, mark]) => mark?.test(script))) continue
    const ours = splitStatements(script)
    if (ours.error?.message.includes('COPY')) continue
    compared++
    statements += theirs.length
    assert.deepEqual(
      ours.statements.map(({ line, start, delimiter }, index) => {
        const text = script.slice(start, delimiter)
        const length = theirs[index]?.text.length ?? 0
        return { text: text.slice(-length), line }
      }),
      theirs,
      `seed ${seed}: ${JSON.stringify(script)}`,
    )
  }
  t.diagnostic(`${compared} scripts of ${statements} statements, seed ${seed}`)
  assert.ok(compared > 150, `${compared}`)
})

for (const [fact, mark, script, ours] of ODDITIES) {
  test(`Flyway's own: ${fact}`, async () => {
    const postgresStatements = await loadPostgresParser()
    const theirs = postgresStatements(script)
    assert.ok(theirs)
    assert.notDeepEqual(
      theirs.map(({ text }) => text),
      ours,
    )
    assert.deepEqual(texts(script), ours)
    assert.ok(mark?.test(script) ?? true)
  })
}

test("Flyway's own: before 11.8 each CASE takes the END of BEGIN ATOMIC", async () => {
  const postgresStatements = await loadPostgresParser()
  const script = 'CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE a WHEN 1 THEN 2 END; END; SELECT 3'
  assert.equal(postgresStatements(script)?.length, 2)
  assert.equal(texts(script, '13').length, 2)
  assert.equal(texts(script, '10.22').length, 3)
})

for (const [fact, script, ours] of FLYWAY_ALONE) {
  test(`PostgreSQL's parser does not read ${fact}`, async () => {
    const postgresStatements = await loadPostgresParser()
    assert.equal(postgresStatements(script), null)
    assert.equal(texts(script).length, ours)
  })
}
