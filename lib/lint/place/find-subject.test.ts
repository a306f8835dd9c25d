import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { placeWithin } from '../../flyway/statement-place'
import type { Subject } from '../state/violation'
import { findSubject } from './find-subject'
import { loadParser, parseSql } from './parse'

before(() => loadParser())

const TABLE = `-- über 😀
CREATE TABLE shop.größe ( -- 😀😀
    id INT PRIMARY KEY,
    "Größe" TEXT CHECK ("Größe" <> 'ü') UNIQUE,
    a INT, b INT,
    CONSTRAINT named CHECK (a > 0),
    CHECK (b > 0),
    CHECK (a < b),
    FOREIGN KEY (a, b) REFERENCES shop.other (a, b)
)`

const at = (text: string, subject: Subject) => {
  const offset = findSubject(text, subject)
  return offset === null ? null : text.slice(offset).split(/[\n,]/)[0]
}

const constraint = (name: string, type: 'p' | 'u' | 'f' | 'c', ...columns: string[]) =>
  ({ kind: 'constraint', name, type, columns }) as const

test('columns and constraints are found behind characters of more than one byte', () => {
  assert.equal(at(TABLE, { kind: 'column', column: 'Größe' }), `"Größe" TEXT CHECK ("Größe" <> 'ü') UNIQUE`)
  assert.equal(at(TABLE, { kind: 'column', column: 'b' }), 'b INT')
  assert.equal(at(TABLE, constraint('named', 'c', 'a')), 'CONSTRAINT named CHECK (a > 0)')
})

test('a constraint without a name is found by its columns', () => {
  assert.equal(at(TABLE, constraint('größe_pkey', 'p', 'id')), 'PRIMARY KEY')
  assert.equal(at(TABLE, constraint('größe_Größe_key', 'u', 'Größe')), 'UNIQUE')
  assert.equal(at(TABLE, constraint('größe_Größe_check', 'c', 'Größe')), `CHECK ("Größe" <> 'ü') UNIQUE`)
  assert.equal(at(TABLE, constraint('größe_b_check', 'c', 'b')), 'CHECK (b > 0)')
  assert.equal(at(TABLE, constraint('größe_check', 'c', 'a', 'b')), 'CHECK (a < b)')
  assert.equal(at(TABLE, constraint('größe_a_b_fkey', 'f', 'a', 'b')), 'FOREIGN KEY (a')
})

test('what a statement only changes is found by its name', () => {
  const alter = 'ALTER TABLE t\n  ALTER COLUMN a SET DEFAULT now(),\n  ALTER b SET NOT NULL,\n  ADD COLUMN c INT'
  assert.equal(at(alter, { kind: 'column', column: 'b' }), 'b SET NOT NULL')
  assert.equal(at(alter, { kind: 'column', column: 'c' }), 'c INT')
})

test('where a statement does not speak of it, or is no SQL of PostgreSQL, nothing is found', () => {
  for (const text of ['DO $$ BEGIN CREATE TABLE t (a INT); END $$', 'DROP INDEX t_a_idx', 'nonsense (a INT)'])
    assert.equal(at(text, { kind: 'column', column: 'a' }), null)
})

test('a place in a statement is one in its script: comments before it do not count, its first line may begin later', () => {
  const statement = { text: '/* one\n two */ CREATE TABLE t (\n  a INT)', line: 7, column: 9 }
  const offset = (part: string) => statement.text.indexOf(part)
  assert.deepEqual(placeWithin(statement, offset('CREATE')), { line: 7, column: 9 })
  assert.deepEqual(placeWithin(statement, offset('TABLE')), { line: 7, column: 16 })
  assert.deepEqual(placeWithin(statement, offset('a INT')), { line: 8, column: 3 })
})

test('a syntax error is told where it stands, behind characters that take two places, too', () => {
  const text = "SELECT 'über 😀', a FROM b c d"
  const { error } = parseSql(text)
  assert.equal(text.slice(error?.offset), 'd')
})
