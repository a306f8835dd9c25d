import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { DICTIONARY } from '../../lib/triage/dictionary/dictionary'
import { ownEngine } from '../flyway/bad-input/world'
import { ownPostgres } from '../flyway/own-postgres'
import { FAILURE_CASES } from './cases/cases'
import { fail } from './fail'
import { expected, tell } from './tell'

/* Each entry of the dictionary is a failure that was made for real, and says what the database itself says. */
const { dir, postgres } = ownPostgres(false)

for (const [index, one] of FAILURE_CASES.entries())
  test(`${one.name}: ${one.entry}`, async () => {
    const failed = await fail(ownEngine('13'), postgres(), path.join(dir, 'case'), `case_${index}`, one)
    const told = tell(one, failed, '13')
    assert.deepEqual(told, expected(one, failed, told))
  })

test('every SQLSTATE and every word of Flyway in the dictionary has a failure that was made for real', () => {
  const made = new Set(FAILURE_CASES.map(({ entry }) => entry))
  const known = DICTIONARY.map(({ id }) => id)
  assert.deepEqual(
    known.filter(id => !made.has(id) && !NOT_MADE.includes(id)),
    [],
  )
})

/** What takes a full disk, a deadlock or damaged data has tests of its own, or none. */
const NOT_MADE = [
  'disk_full',
  'deadlock_detected',
  'internal_error',
  'idle_in_transaction_session_timeout',
  'self-wait',
]
