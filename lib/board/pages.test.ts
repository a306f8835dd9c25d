import assert from 'node:assert/strict'
import { test } from 'node:test'
import { environmentPage, migrationPage, runPage } from './pages'

test('names and keys are percent-encoded, whatever is in them', () => {
  assert.equal(environmentPage('a/b ?'), '/environments/a%2Fb%20%3F')
  assert.equal(migrationPage('R__50%_<b>#', null), '/migrations/R__50%25_%3Cb%3E%23')
  assert.equal(migrationPage('schema@0', 'a&b'), '/migrations/schema%400?project=a%26b')
  assert.equal(runPage('uid.flyway.0', 12), '/runs/uid.flyway.0#L12')
  assert.equal(runPage('uid.flyway.0'), '/runs/uid.flyway.0')
})
