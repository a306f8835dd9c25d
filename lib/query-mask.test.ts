import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMask, MASK } from './mask'
import { createQueryMask } from './query-mask'

const open = createQueryMask(createMask(['s3cret!'], { rowValues: false }), { rowValues: false })
const closed = createQueryMask(createMask([], { rowValues: true }), { rowValues: true })

test('a statement is one line, without secrets, and cut', () => {
  assert.equal(open(' SELECT *\n\tFROM media -- s3cret!'), `SELECT * FROM media -- ${MASK}`)
  assert.equal(open(`ALTER ROLE x PASSWORD 'hunter2'`), `ALTER ROLE x PASSWORD '${MASK}'`)
  assert.equal(open('x'.repeat(1_000)), `${'x'.repeat(300)}…`)
  assert.equal(open("SELECT 'Alien'"), "SELECT 'Alien'")
})

test('where values of rows are hidden, constants are, and names are not', () => {
  assert.equal(
    closed("UPDATE media2 SET title = 'It''s', year = 1979 WHERE id = $1 AND x = $a$ y $a$ AND z = 'cut off"),
    `UPDATE media2 SET title = '${MASK}', year = ${MASK} WHERE id = $1 AND x = '${MASK}' AND z = '${MASK}'`,
  )
})

test('a quote in a comment, in a name or after a backslash uncovers nothing', () => {
  const hidden = `WHERE mail = '${MASK}'`
  for (const [query, shown] of [
    ["-- don't ask\nWHERE mail = 'bob@x.y'", hidden],
    ["/* don't ask bob@x.y */WHERE mail = 'bob@x.y'", hidden],
    [`SELECT "it's", "a ""b" WHERE mail = 'bob@x.y'`, `SELECT "it's", "a ""b" ${hidden}`],
    [String.raw`WHERE mail = E'it\'s Main Street'`, hidden],
    [String.raw`WHERE mail = e'it''s \\' AND b = 'Main Street'`, `${hidden} AND b = '${MASK}'`],
    [String.raw`WHERE mail = E'cut off \ `.trim(), hidden],
    ["WHERE mail = date'2020-01-01'", `WHERE mail = date'${MASK}'`],
    ["WHERE a$b$ = 'x $b$ Main Street'", `WHERE a$b$ = '${MASK}'`],
    ["WHERE mail = $a$ it's $A$ Main Street", hidden],
    ["WHERE mail = $Größe$ it's $x$ Main Street $Größe$", hidden],
    ["SELECT 1 /* cut off, don't", MASK],
  ] as const)
    assert.ok(closed(query).endsWith(shown), `${query}\n${closed(query)}`)
})

test('where it cannot be known how far a constant or a comment goes, the rest is hidden', () => {
  assert.equal(closed("SELECT x /* a /* b */ don't */ WHERE mail = 'bob@x.y'"), 'SELECT x')
  assert.equal(closed(String.raw`SELECT 'it\'s Main Street' AS street`), `SELECT '${MASK}'`)
  assert.equal(closed(String.raw`SELECT '\d+' AS digits`), `SELECT '${MASK}' AS digits`)
})

test('numbers are hidden however they are written, and digits of names and parameters are not', () => {
  assert.equal(
    closed('SELECT v2.a1, größe2, $12 WHERE a IN (1_000, .5, 1.5, 0x1F, 6e23) LIMIT 10'),
    `SELECT v2.a1, größe2, $12 WHERE a IN (${Array(5).fill(MASK).join(', ')}) LIMIT ${MASK}`,
  )
})
