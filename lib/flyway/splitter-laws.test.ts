import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { splitStatements } from './splitter'

const SPACES = [' ', '\n', '\r\n', '\t', '\n\n', '\u00a0', '\u2003']
const COMMENTS = ['--', "-- it's;", '/* a; /* b */ */', '/**/']
const MARKS = [
  ';',
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
  '.',
  '@',
  '\0',
  '\u0001',
  '1',
]
const WORDS = [
  'E',
  "E'",
  "U&'",
  'BEGIN',
  'ATOMIC',
  'CASE',
  'END',
  'COPY t FROM STDIN',
  'SELECT',
  'é',
  '😀',
  '->>',
  '\ufeff',
]

const soup = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...MARKS, ...WORDS, ...SPACES, ...COMMENTS) },
      { weight: 1, arbitrary: fc.string() },
    ),
    { maxLength: 60 },
  )
  .map(parts => parts.join(''))

/** Statements that do not end in the middle of anything; none begins or ends with white space. */
const STATEMENTS = [
  'SELECT 1',
  "SELECT 'a;b', 'it''s', E'\\';', U&'d\\0061;', \"a;\"\"b\"",
  "INSERT INTO s.t (a)\nVALUES ('a\r\nb'),\n  ('😀')",
  'DO $a$ BEGIN\n  PERFORM 1; $b$ ; $b$\nEND $a$',
  'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\n SELECT CASE 1 WHEN 2 THEN 3 END;\n END',
  'CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)',
  "UPDATE t SET a = b->>'c;d' /* ; /* ; */ */ WHERE c @> d -- ;",
  "COMMENT ON TABLE größe IS $größe$;'\n\n$größe$",
  '-- a;\n/* b */ TABLE t',
]

const texts = (sql: string) => splitStatements(sql).statements.map(({ text }) => text)

test('the pieces of a script join back to it, byte for byte, and nothing but comments is left', () => {
  fc.assert(
    fc.property(soup, script => {
      const { statements, error } = splitStatements(script)
      const pieces: string[] = []
      let end = 0
      for (const { start, offset, text, delimiter, data, dataOffset, end: next } of statements) {
        assert.equal(start, end)
        const textEnd = offset + text.length
        assert.ok(delimiter === script.length || script[delimiter] === ';')
        const behind = dataOffset ?? next
        pieces.push(
          script.slice(start, offset),
          text,
          script.slice(textEnd, delimiter),
          script.slice(delimiter, behind),
        )
        pieces.push(data ?? '', script.slice(behind + (data ?? '').length, next))
        end = next
      }
      assert.ok(Buffer.from(pieces.join('') + script.slice(end)).equals(Buffer.from(script)))
      if (!error) assert.deepEqual(texts(script.slice(end)), [])
    }),
    { numRuns: 3000 },
  )
})

test('statements of known text are found again, each with its line', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STATEMENTS), { maxLength: 12 }), parts => {
      let line = 1
      const expected = parts.map(text => {
        const found = { text, line: line + (text.startsWith('-- a') ? 1 : 0), transactional: true }
        line += `${text}\n;\n`.split('\n').length - 1
        return found
      })
      const { statements } = splitStatements(parts.map(text => `${text}\n;\n`).join(''))
      assert.deepEqual(
        statements.map(({ text, line, transactional }) => ({ text, line, transactional })),
        expected,
      )
    }),
  )
})

test('white space and comments at the end change nothing', () => {
  const endings = fc.array(fc.constantFrom(...SPACES, ...COMMENTS.map(comment => `${comment}\n`)), { maxLength: 5 })
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STATEMENTS), { maxLength: 6 }), endings, (parts, ending) => {
      const script = parts.map(text => `${text}\n;`).join('')
      assert.deepEqual(splitStatements(script + ending.join('')), splitStatements(script))
    }),
  )
})

test('whatever a script repeats, the time grows with its length alone', () => {
  // What grew with the square of these lengths would take minutes.
  const most = 100_000
  const start = performance.now()
  for (const part of [
    ...MARKS,
    ...WORDS,
    ...SPACES,
    "a'b",
    '$a',
    '$1 ',
    '/*/',
    'a.',
    '"a"',
    ';\r',
    'COPY t FROM STDIN;\n',
    '\\.',
  ]) {
    const repeated = part.repeat(most / part.length)
    splitStatements(repeated)
    splitStatements(`SELECT 1;${repeated};SELECT 2`)
    splitStatements(`COPY t FROM STDIN;\n${repeated}\n\\.\n`)
  }
  const seconds = (performance.now() - start) / 1000
  assert.ok(seconds < 60, `${seconds} s`)
})
