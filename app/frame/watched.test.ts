import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Board, Environment, Migration, Run } from '@/lib/board/schema'
import { signatureOf, withoutMigrations } from './watched'

const RUN = {
  id: 'u.c.0',
  state: 'running',
  applied: [],
  lastLine: null,
  log: { lines: 1, bytes: 9, completeness: 'live' },
} as unknown as Run // the fields that are looked at
const migration = (key: string, state: string) => ({ key, state }) as Migration
const environment = (name: string, run: Run | null, migrations: Migration[]) =>
  ({ name, run, migrations }) as Environment
const board = (run: Run | null, state = 'pending') =>
  ({
    environments: [
      environment('dev', run, [migration('V1', 'success'), migration('V2', state)]),
      environment('prod', null, [migration('V1', 'success')]),
    ],
  }) as Board

const more = { ...RUN, lastLine: { number: 2, time: null, text: 'x' }, log: { ...RUN.log, lines: 2, bytes: 11 } }

test('a new line of a log changes nothing, an applied version does', () => {
  assert.equal(signatureOf(board(RUN), {}), signatureOf(board(more), {}))
  assert.notEqual(signatureOf(board(RUN), {}), signatureOf(board({ ...RUN, applied: ['2'] }), {}))
})

test('a page of one environment does not care for another', () => {
  const watched = { environment: 'prod' }
  assert.equal(signatureOf(board(RUN), watched), signatureOf(board(null), watched))
})

test('a page of one migration does not care for another', () => {
  const signatures = ['V1', 'V2'].map(key =>
    ['pending', 'running'].map(state => signatureOf(board(RUN, state), { migration: key })),
  )
  assert.equal(signatures[0]?.[0], signatures[0]?.[1])
  assert.notEqual(signatures[1]?.[0], signatures[1]?.[1])
})

test('the first picture has the same signature as the whole board', () => {
  for (const watched of [{}, { migration: 'V2' }, { environment: 'dev', migration: 'V1' }])
    assert.equal(signatureOf(withoutMigrations(board(RUN), watched), watched), signatureOf(board(RUN), watched))
})
