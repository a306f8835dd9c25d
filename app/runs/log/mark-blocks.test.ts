import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LogLine } from '@/lib/board/answers'
import { markBlocks } from './mark-blocks'

const lines = (...rows: [LogLine['level'], string][]): LogLine[] =>
  rows.map(([level, text], index) => ({ number: index + 1, time: null, text, level }))

test('what stands below an error belongs to it, up to the empty line', () => {
  const log = lines(
    ['info', 'Database: x'],
    ['error', 'ERROR: Migration failed!'],
    ['error', 'ERROR: Failed to execute script'],
    ['info', 'SQL State  : 23514'],
    ['info', 'Line       : 11'],
    ['info', ''],
    ['info', 'SQL State  : of nothing'],
  )
  assert.deepEqual([...markBlocks(log)], [4, 5])
})

test('the next message of Flyway ends it, and a repetition is no part of it', () => {
  const log = lines(
    ['error', 'ERROR: no'],
    ['repeat', 'Caused by: no'],
    ['info', 'SQL State  : 23514'],
    ['error', 'ERROR: no'],
    ['migration', 'Migrating schema'],
    ['info', 'x'],
  )
  assert.deepEqual([...markBlocks(log)], [])
})

test('a block has an end, even when nothing ends it', () => {
  const log = lines(['error', 'ERROR: no'], ...Array.from({ length: 500 }, (): ['info', string] => ['info', 'x']))
  assert.equal(markBlocks(log).size, 60)
})
