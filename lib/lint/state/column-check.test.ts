import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plain } from './column-check'

test('a condition as PostgreSQL prints it is the same as it was written', () => {
  for (const [printed, written] of [
    [`CHECK ((imdb_id ~ '^tt[0-9]{7,8}$'::text))`, `CHECK imdb_id ~ '^tt[0-9]{7,8}$'`],
    [`CHECK (((rating >= (0)::numeric) AND (rating <= (10)::numeric)))`, 'CHECK rating BETWEEN 0 AND 10'],
    [`CHECK (((p >= (0)::double precision) AND (p <= (1)::double precision)))`, 'CHECK p BETWEEN 0 AND 1'],
    [`CHECK (((year >= 1850) AND (year <= 2100)))`, 'CHECK year BETWEEN 1850 AND 2100'],
    [`CHECK ((cardinality(genres) <= 20))`, 'CHECK cardinality(genres) <= 20'],
    [`CHECK (((code)::text ~ 'a (b)'::text))`, `CHECK code ~ 'a (b)'`],
  ] as const)
    assert.equal(plain(printed), plain(written))
})

test('what stands in quotes is left as it is', () => {
  assert.equal(plain(`x ~ '(a)::text  BETWEEN'`), `x ~ '(a)::text  BETWEEN'`)
})
