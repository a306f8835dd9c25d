import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog } from '../../board/a-log'
import { aRun } from '../../board/an-observation'
import { failureOf } from '../../board/run-of'
import { splitStatements } from '../../flyway/splitter'
import { computeLeftBehind } from './left-behind'
import { objectsMadeBy } from './made-objects'

/** The verdict on a run that was cut off without a word, where the catalog has the first `there` of what its script makes. */
function verdictOf(text: string, there: number, nonTransactional = false) {
  const script = splitStatements(text).statements
  const objects = objectsMadeBy(script).map((object, place) => ({ ...object, there: place < there }))
  const failure = failureOf(aRun('failed', 0, { reading: aFailedLog('2') })) ?? assert.fail()
  const { verdict } = computeLeftBehind({
    ...{ failure, step: { nonTransactional }, statements: null, script, blockedBy: null },
    interruption: { now: true, before: null },
    catalog: { readAt: '2026-11-23T09:00:00Z', recorded: false, invalidIndexes: [], objects },
  })
  return verdict
}

const INDEX = 'CREATE INDEX CONCURRENTLY i ON a (id);'

test('in one transaction what is there, or is not, speaks for the whole script', () => {
  assert.equal(verdictOf('CREATE TABLE a (); INSERT INTO b VALUES (1);', 1), 'applied-unrecorded')
  assert.equal(verdictOf('INSERT INTO b VALUES (1); CREATE TABLE a ();', 0), 'nothing')
})

test('outside of one the changes before what is missing stay, and those behind what is there may not have run', () => {
  assert.equal(verdictOf(`INSERT INTO b VALUES (1); ${INDEX}`, 0, true), 'unknown')
  assert.equal(verdictOf(`${INDEX} UPDATE b SET id = 2;`, 1, true), 'unknown')
  assert.equal(verdictOf(`UPDATE b SET id = 2; ${INDEX}`, 1, true), 'applied-unrecorded')
  assert.equal(verdictOf(`CREATE TABLE a (id int); ${INDEX}`, 1, true), 'partly-applied')
})

test('a script that commits by itself is no one transaction', () => {
  assert.equal(verdictOf('INSERT INTO b VALUES (1); COMMIT; CREATE TABLE a ();', 0), 'unknown')
  assert.equal(verdictOf('CREATE TABLE a (); COMMIT; CREATE TABLE c ();', 1), 'partly-applied')
})

test('where a script chooses its schema itself nothing is told from names without one', () => {
  assert.equal(verdictOf('SET search_path TO s; CREATE TABLE a ();', 0), 'unknown')
  assert.equal(verdictOf('SET search_path TO s; CREATE TABLE s.a ();', 0), 'nothing')
})
