import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Failure } from '../../board/schema'
import { DICTIONARY } from './dictionary'
import { literal, quoteName, readNames } from './names'

const failed = (message: string, detail: string | null = null): Failure => ({
  ...{
    run: '',
    version: '2',
    script: null,
    line: null,
    statement: null,
    sqlState: null,
    hint: null,
    position: null,
    where: null,
  },
  ...{ message, detail },
})
const AROUND = { statement: null, history: '"public"."flyway_schema_history"', pod: null }

test('a key that is taken: table with the schema of the statement, columns, values', () => {
  const failure = failed(
    'ERROR: duplicate key value violates unique constraint "media_key"',
    "Key (imdb_id, year)=(tt'1, 1999) already exists.",
  )
  const names = readNames(failure, { ...AROUND, statement: 'INSERT INTO Atp.Media VALUES (1)' })
  assert.deepEqual(
    [names.table, names.constraint, names.columns, names.key],
    ['"atp"."media"', "'media_key'", '"imdb_id", "year"', `("imdb_id", "year") = ('tt''1', '1999')`],
  )
})

test('values that are masked are no key', () => {
  assert.equal(readNames(failed('x', 'Key (id)=(••••) already exists.'), AROUND).key, null)
})

test('another table than that of the statement keeps its own name', () => {
  const failure = failed('ERROR: insert or update on table "media" violates foreign key constraint "media_owner_fkey"')
  assert.equal(readNames(failure, { ...AROUND, statement: 'UPDATE atp.person SET id = 2' }).table, '"media"')
})

test('names are quoted whatever is in them', () => {
  assert.equal(quoteName('a"b; DROP TABLE x'), '"a""b; DROP TABLE x"')
  assert.equal(literal("it's\\"), "E'it''s\\\\'")
})

test('every entry has a sentence for everything, and questions without a name are left out', () => {
  const nothing = readNames(failed('something'), AROUND)
  for (const entry of DICTIONARY) {
    for (const text of [entry.title, entry.meaning, entry.leaves.text, entry.retry.text, entry.change])
      assert.match(text, /\S{3}/, entry.id)
    for (const check of entry.checks(nothing))
      assert.doesNotMatch('sql' in check ? check.sql : check.command, /null|undefined/, entry.id)
  }
  assert.equal(new Set(DICTIONARY.map(({ id }) => id)).size, DICTIONARY.length)
})
