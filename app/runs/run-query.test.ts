import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRunQuery, writeRunQuery } from './run-query'

test('an address asks for the runs of an environment, in a state, before another run', () => {
  assert.deepEqual(readRunQuery({ environment: 'prod', state: 'failed', before: 'u.c.3' }), {
    environment: 'prod',
    state: 'failed',
    before: 'u.c.3',
  })
})

test('a state that no run can have, and an empty name, ask for all', () => {
  const all = { environment: null, state: null, before: null }
  assert.deepEqual(readRunQuery({ state: 'broken', environment: '' }), all)
  assert.deepEqual(readRunQuery({}), all)
})

test('of a name that is there twice the first counts', () => {
  assert.equal(readRunQuery({ environment: ['dev', 'prod'] }).environment, 'dev')
})

test('what is written is read again, whatever the names', () => {
  const query = { environment: 'a&b=c #1', state: 'lost', before: null } as const
  assert.deepEqual(readRunQuery(Object.fromEntries(new URLSearchParams(writeRunQuery(query)))), query)
  assert.equal(writeRunQuery({ environment: null, state: null, before: null }), '')
})
