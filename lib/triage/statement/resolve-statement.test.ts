import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Failure } from '../../board/schema'
import { resolveStatement } from './resolve-statement'

const RAN = '2026-11-23T09:30:00Z'
const FAILED: Failure = {
  ...{ run: 'u.c.0', version: '2', script: 'sql/V2__two.sql', line: 3, statement: null, sqlState: '42P01' },
  ...{ message: 'ERROR: relation "nope" does not exist', detail: null, hint: null, position: null, where: null },
}
const TEXT = 'SELECT 1;\n\nSELECT *\n  FROM nope; SELECT 2;\nDO $$\nBEGIN\n  PERFORM 1 / 0;\nEND $$;\n'
const SCRIPT = {
  ...{ path: 'V2__two.sql', text: TEXT, unknownPlaceholders: [] as string[], checksum: 7 },
  ...{ seenAt: '2026-11-23T09:00:00Z', asShipped: true, ofImage: false },
}
const RUN = { startedAt: RAN, rowChecksum: null }
const resolve = (
  failure: Partial<Failure> = {},
  script: Partial<typeof SCRIPT> = {},
  run: Partial<{ rowChecksum: number }> = {},
) => resolveStatement({ ...FAILED, ...failure }, { ...SCRIPT, ...script }, { ...RUN, ...run }, '13')

test('a statement in the folder that the container mounts is certain', () => {
  const { statement } = resolve()
  assert.deepEqual(
    [statement?.text, statement?.line, statement?.endLine, statement?.proof, statement?.doubt],
    ['SELECT *\n  FROM nope', 3, 4, 'as-shipped', null],
  )
})

const DOUBTS: [
  fact: string,
  proof: string | null,
  doubt: RegExp | null,
  Parameters<typeof resolve>[1],
  Parameters<typeof resolve>[2],
][] = [
  ['a row with its checksum', 'row-checksum', null, { asShipped: false }, { rowChecksum: 7 }],
  ['a row with another checksum', null, /checksum is not that of the row/, {}, { rowChecksum: 8 }],
  ['scripts of the image', 'image-revision', null, { asShipped: false, ofImage: true }, {}],
  [
    'a script that was first seen after the run began',
    null,
    /first seen in this form after/,
    { seenAt: '2026-11-23T09:31:00Z' },
    {},
  ],
  ['a folder that nobody vouches for', null, /nothing proves/, { asShipped: false }, {}],
  [
    'a placeholder that cannot be seen',
    null,
    /placeholder owner cannot be seen/,
    { unknownPlaceholders: ['owner'] },
    {},
  ],
]
for (const [fact, proof, doubt, script, run] of DOUBTS)
  test(`how certain it is with ${fact}`, () => {
    const { statement } = resolve({}, script, run)
    assert.equal(statement?.proof, proof)
    if (doubt) assert.match(statement?.doubt ?? '', doubt)
    else assert.equal(statement?.doubt, null)
  })

test('never a wrong statement: none where the script has changed, is gone, or was not sent', () => {
  for (const failure of [
    { line: 2 },
    { line: 99 },
    { position: 500 },
    { statement: 'SELECT 3' },
    { line: null },
    { sqlState: null },
  ]) {
    const { statement, reason } = resolve(failure)
    assert.deepEqual([statement, typeof reason], [null, 'string'], JSON.stringify(failure))
  }
  assert.match(resolveStatement(FAILED, null, RUN, '13').reason ?? '', /V2__two\.sql is not among those/)
})

test('a position is a place in the script, in characters, comments before the statement included', () => {
  const text = '-- \u{1f600} first\nSELECT nope FROM t;\n'
  const { statement } = resolve({ line: 2, position: 19 }, { text })
  assert.deepEqual(statement?.position, { line: 2, column: 8 })
})

test('the context of a DO block, in whatever language, names the line of the script', () => {
  for (const where of [
    'PL/pgSQL function inline_code_block line 3 at PERFORM',
    'PL/pgSQL-Funktion inline_code_block Zeile 3 bei PERFORM',
    'SQL statement "SELECT 1 / 0"\nPL/pgSQL function inline_code_block line 3 at PERFORM',
  ])
    assert.deepEqual(resolve({ line: 5, where }).statement?.frames, [{ routine: null, bodyLine: 3, line: 7 }])
})

test('a function that the script itself defines is found in it, another one is only named', () => {
  const text =
    'CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE plpgsql AS $body$\nBEGIN\n  RETURN a / 0;\nEND $body$;\nSELECT app.f(1);\n'
  const where = 'PL/pgSQL function app.f(integer) line 3 at RETURN\nPL/pgSQL function other(text) line 9 at PERFORM'
  assert.deepEqual(resolve({ line: 5, where }, { text }).statement?.frames, [
    { routine: 'app.f(integer)', bodyLine: 3, line: 3 },
    { routine: 'other(text)', bodyLine: 9, line: null },
  ])
})
