import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gapsOf, landmarksOf } from './landmarks'

const say = (log: string) =>
  landmarksOf(
    log.split('\n').map((text, index) => ({ number: index + 1, time: null, text, level: 'info' as const })),
  ).map(({ line, name }) => `${line} ${name}`)

test('what Flyway says of its start, and of a failure, has its line', () => {
  const log = `Flyway OSS Edition 13.0.0 by Redgate
WARNING: Connection error: Connection to pg:5432 refused.
Retrying in 1 sec...
Database: jdbc:postgresql:******** (PostgreSQL 16.14)
Successfully validated 27 migrations (execution time 00:00.212s)
Current version of schema "public": 23
ERROR: Migration of schema "public" to version "24 - media release year" failed!
SQL State  : 23514
Error Code : 0
Line       : 11
Statement  : UPDATE atp.media
Caused by: Failed to execute script
SQL State  : 23514`
  assert.deepEqual(say(log), [
    '4 Connected, 2 tries',
    '5 Validated 27',
    '6 From 23',
    '8 SQLSTATE 23514',
    '10 Script line 11',
    '11 Statement',
    '12 Caused by',
  ])
})

test('any other text has none', () => {
  assert.deepEqual(say('Line 7\nStatement\nnothing'), [])
})

test('where lines are missing the log says so at that place', () => {
  const gaps = (completeness: 'complete' | 'started-late' | 'gap-possible' | 'none', firstKept = 1) =>
    gapsOf({ lines: 90, bytes: 900, completeness }, firstKept).map(({ line, name }) => `${line} ${name}`)
  assert.deepEqual(gaps('complete'), [])
  assert.deepEqual(gaps('started-late'), ['1 Begun late, lines missing'])
  assert.deepEqual(gaps('gap-possible'), ['90 Lines may be missing'])
  assert.deepEqual(gaps('gap-possible', 40), ['40 Lines before are not kept'])
  assert.deepEqual(gaps('none'), [])
})
