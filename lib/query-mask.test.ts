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
