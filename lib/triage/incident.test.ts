import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aRow } from '../board/an-observation'
import { historyEvidence, refusedVersion } from './incident'

test('the row that Flyway refuses is found by its message', () => {
  const said = (text: string) => refusedVersion(`Validate failed: Migrations have failed validation\n${text}\nmore`)
  assert.equal(said('Migration checksum mismatch for migration version 21\n-> Applied to database : 5'), '21')
  assert.equal(said('Detected applied migration not resolved locally: 19.1.'), '19.1')
  assert.equal(said('Detected failed migration to version 2 (two). Please remove'), '2')
  assert.equal(refusedVersion('Unable to obtain connection from database'), null)
})

test('the rows of a migration stand apart from the newest others, and none is an answer', () => {
  const rows = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql', 'V4__d.sql', 'V5__e.sql'].map((script, i) => aRow(i + 1, script))
  const ranks = (version: string) => {
    const { own, others } = historyEvidence(null, rows, { version, description: '' })
    return [own, others].map(list => list.map(({ installedRank }) => installedRank))
  }
  assert.deepEqual(ranks('2'), [[2], [5, 4, 3]])
  assert.deepEqual(ranks('6'), [[], [5, 4, 3]])
})
