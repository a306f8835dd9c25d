import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeOfMissing } from './missing-place'

const place = (text: string) => {
  const { line, column } = placeOfMissing(text, '13')
  return [line, column]
}

/** Each answer is real Flyway's. */
test('Flyway reads 256 characters ahead, so an early placeholder is met at the first statement', () => {
  assert.deepEqual(place('SELECT 1;\nSELECT 2;\n'), [1, 1])
  assert.deepEqual(place(`\n\n-- ${'c'.repeat(240)}\nSELECT `), [1, 1])
})

test('a later one is met where the statement begins that Flyway is at by then', () => {
  const line = 'SELECT 1234567890;\n'
  assert.deepEqual(place(line.repeat(14)), [14, 1])
  assert.deepEqual(place(`${line.repeat(30)}SELECT '`), [27, 1])
})

test('it is met in the data of COPY and in a string that goes on for long', () => {
  const rows = '1\ttext\n'.repeat(100)
  assert.deepEqual(place(`SELECT 1;\nCOPY t FROM STDIN;\n${rows}`), [2, 1])
  assert.deepEqual(place(`SELECT 1;\n\n  SELECT '${'x'.repeat(600)}`), [3, 3])
})

test('a tag that is longer than what is read ahead ends', () => {
  assert.deepEqual(place(`SELECT 1;\nDO $${'t'.repeat(400)}$ ${'; '.repeat(400)}`), [2, 1])
})
