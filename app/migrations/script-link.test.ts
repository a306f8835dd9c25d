import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Failure } from '@/lib/board/schema'
import { scriptLink } from './script-link'

const FAILURE: Failure = {
  run: 'u.c.0',
  version: '24',
  script: 'migrations/V24__media_release_year.sql',
  line: 11,
  statement: null,
  sqlState: '23514',
  message: 'no',
  detail: null,
  hint: null,
  position: null,
  where: null,
}
const PROD = { name: 'prod', project: null }

test('a failure leads to its line in the text of its own environment', () => {
  assert.equal(scriptLink(FAILURE, PROD), '/migrations/V24?script=prod#L11')
  assert.equal(scriptLink({ ...FAILURE, version: '02.10' }, PROD), '/migrations/V2.10?script=prod#L11')
})

test('on a board with projects the project is named', () => {
  assert.equal(
    scriptLink({ ...FAILURE, line: null }, { name: 'a b', project: 'atp' }),
    '/migrations/V24?script=a+b&project=atp',
  )
})

test('a line far down is on a page of its own', () => {
  assert.equal(scriptLink({ ...FAILURE, line: 2_001 }, PROD), '/migrations/V24?script=prod&from=2001#L2001')
})

test('a repeatable is found by its script, and without one there is nothing to lead to', () => {
  const repeatable = { ...FAILURE, version: null, script: '/flyway/sql/R__review_queue_view.sql' }
  assert.equal(scriptLink(repeatable, PROD), '/migrations/R__review_queue_view?script=prod#L11')
  assert.equal(scriptLink({ ...repeatable, script: null }, PROD), null)
  assert.equal(scriptLink({ ...FAILURE, version: '24"><b>' }, PROD), null)
})
