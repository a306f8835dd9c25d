import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placesOf } from './fixture'
import { findingsOf } from './lint'
import { HOUSE, type Settings } from './settings/settings'

const NONE = { problems: [], makers: new Set<string>(), notApplied: [] }

function find(text: string, settings: Settings = HOUSE, notApplied: string[] = []): string[] {
  const files = [{ path: 'V1__a.sql', bytes: new TextEncoder().encode(text) }]
  return placesOf(findingsOf(files, settings, null, { ...NONE, notApplied })).map(place =>
    place.replace('V1__a.sql:', ''),
  )
}

test('an excuse at the end of a line is for that line alone', () => {
  const line = 'COMMIT; -- lint: ignore transaction-control because the seed needs it\n'
  assert.deepEqual(find(line), [])
  assert.deepEqual(find(`${line}COMMIT;\n`), ['2 transaction-control'])
})

test('excuses on lines of their own are for the next line with SQL on it', () => {
  const lines = '-- lint: ignore tab because it came so\n-- lint: ignore transaction-control because of it\n\n'
  assert.deepEqual(find(`${lines}\tCOMMIT;\n`), [])
  assert.deepEqual(find(`${lines}\tCOMMIT;\nBEGIN;\n`), ['5 transaction-control'])
})

test('an excuse of a whole file stands in its first line', () => {
  assert.deepEqual(find('-- lint: ignore final-newline because nobody reads on\nSELECT 1;'), [])
})

test('in a string and in a longer comment there is no excuse', () => {
  assert.deepEqual(find("SELECT '\n-- lint: ignore tab because\n'; -- see lint: ignore tab\n"), [])
})

test('an excuse without a reason, of an unknown rule or of nothing is a finding', () => {
  assert.deepEqual(find('COMMIT; -- lint: ignore transaction-control\n'), ['1 excuse', '1 transaction-control'])
  assert.deepEqual(find('SELECT 1; -- lint: ignore all because I say so\n'), ['1 excuse'])
  assert.deepEqual(find('SELECT 1; -- lint: ignore comment because it may be\n'), ['1 excuse'])
})

test('whether an excuse is needed is not said of a script that was not applied, nor of a rule that is off', () => {
  const text = 'SELECT 1; -- lint: ignore comment because it may be\n'
  assert.deepEqual(find(text, HOUSE, ['V1__a.sql']), [])
  assert.deepEqual(find(text, { ...HOUSE, severities: { ...HOUSE.severities, comment: 'off' } }), [])
})

test('settings excuse what a script cannot say itself, and change what counts', () => {
  const exceptions = [{ rule: 'transaction-control', file: 'V1__a.sql', reason: 'applied long ago' }] as const
  assert.deepEqual(find('COMMIT;\n', { ...HOUSE, exceptions: [...exceptions] }), [])
  assert.deepEqual(
    find('COMMIT;\n', { ...HOUSE, severities: { ...HOUSE.severities, 'transaction-control': 'off' } }),
    [],
  )
})
