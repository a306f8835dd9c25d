import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commandOf } from './key-map'
import { moveEnvironment, moveRow } from './selection'

const ROWS = ['V3', 'V1-V2', 'R']

test('from nowhere, down leads to the first row and up to the last', () => {
  assert.deepEqual(moveRow(ROWS, null, 1), { key: 'V3', env: null })
  assert.deepEqual(moveRow(ROWS, null, -1), { key: 'R', env: null })
  assert.deepEqual(moveRow(ROWS, { key: 'gone', env: 'prod' }, 1), { key: 'V3', env: 'prod' })
})

test('the selection keeps its column, and stops at both ends', () => {
  assert.deepEqual(moveRow(ROWS, { key: 'V3', env: 'prod' }, 1), { key: 'V1-V2', env: 'prod' })
  assert.deepEqual(moveRow(ROWS, { key: 'R', env: 'prod' }, 1), { key: 'R', env: 'prod' })
  assert.deepEqual(moveRow(ROWS, { key: 'V3', env: 'prod' }, -1), { key: 'V3', env: 'prod' })
})

test('a board without rows has nothing to select', () => {
  assert.equal(moveRow([], null, 1), null)
})

test('left of the first environment is the name of the row', () => {
  const names = ['dev', 'prod']
  assert.deepEqual(moveEnvironment(names, { key: 'V3', env: null }, 1), { key: 'V3', env: 'dev' })
  assert.deepEqual(moveEnvironment(names, { key: 'V3', env: 'prod' }, 1), { key: 'V3', env: 'prod' })
  assert.deepEqual(moveEnvironment(names, { key: 'V3', env: 'dev' }, -1), { key: 'V3', env: null })
  assert.deepEqual(moveEnvironment(names, { key: 'V3', env: null }, -1), { key: 'V3', env: null })
})

test('a key has its command, and g makes a pair of the next', () => {
  assert.equal(commandOf('j', null), 'next-row')
  assert.equal(commandOf('b', null), null)
  assert.equal(commandOf('b', 'g'), 'board')
  assert.equal(commandOf('r', 'g'), 'runs')
  assert.equal(commandOf('j', 'g'), null)
})
