import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shorterCause } from './shorter-cause'

test('a broken constraint is told by its table and its name', () => {
  const told = [
    'new row for relation "media" violates check constraint "media_release_year_check"',
    'check constraint "media_release_year_check" of relation "media" is violated by some row',
    'insert or update on table "training" violates foreign key constraint "training_imdb_id_fk"',
    'null value in column "label" of relation "training" violates not-null constraint',
    'duplicate key value violates unique constraint "media_pkey"',
  ].map(shorterCause)
  assert.deepEqual(told, [
    'a row of media breaks media_release_year_check',
    'a row of media breaks media_release_year_check',
    'a row of training breaks training_imdb_id_fk',
    'null in training.label',
    'a key is there twice in media_pkey',
  ])
})

test('any other message, and a name with a quote in it, stays as PostgreSQL has written it', () => {
  for (const message of [
    'relation "media" already exists',
    'new row for relation "a"b" violates check constraint "c"',
    'neue Zeile für Relation »media« verletzt Check-Constraint »c«',
  ])
    assert.equal(shorterCause(message), message)
})
