import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flywayLockOf } from './lock-key'

test('the lock of a table is the one that Flyway itself takes', () => {
  assert.deepEqual(flywayLockOf('public', 'flyway_schema_history'), { classid: 18028, objid: 4163491309 })
  assert.deepEqual(flywayLockOf('app', 'flyway_schema_history'), { classid: 18028, objid: 1766558393 })
  assert.deepEqual(flywayLockOf('pgsql', 'flyway_schema_history'), { classid: 18028, objid: 3202881699 })
})
