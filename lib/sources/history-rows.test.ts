import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepRows, readHistoryRows } from './history-rows'

const columns = ['installed_rank', 'version', 'script']
const row = (rank: string, version: string | null, more = {}) => ({
  installed_rank: rank,
  version,
  description: 'd',
  type: 'SQL',
  script: 's',
  checksum: '-5',
  installed_by: 'me',
  installed_on: '2026-01-02 03:04:05.678901',
  execution_time: '12',
  success: 't',
  ...more,
})

test('values are what the columns say, and null where a null means something', () => {
  const [first, second] = readHistoryRows(columns, [row('2', null, { checksum: null, success: 'f' }), row('1', '1.0')])
  assert.deepEqual(first, {
    installedRank: 1,
    version: '1.0',
    description: 'd',
    type: 'SQL',
    script: 's',
    checksum: -5,
    installedBy: 'me',
    installedOn: '2026-01-02 03:04:05.678901',
    executionTime: 12,
    success: true,
  })
  assert.equal(second?.version, null)
  assert.equal(second?.checksum, null)
  assert.equal(second?.success, false)
})

test('an old table is read by what it has: rank from version_rank or order, success from state', () => {
  const rows = readHistoryRows(
    ['version_rank', 'version', 'script', 'state'],
    [
      { version_rank: '2', version: '2', script: 'b', state: 'FAILED' },
      { version_rank: '1', version: '1', script: 'a', state: 'SUCCESS' },
    ],
  )
  assert.deepEqual(
    rows.map(({ installedRank, script, success, checksum }) => ({ installedRank, script, success, checksum })),
    [
      { installedRank: 1, script: 'a', success: true, checksum: null },
      { installedRank: 2, script: 'b', success: false, checksum: null },
    ],
  )
  const [bare] = readHistoryRows(['version', 'script'], [{ version: '1', script: 'a' }])
  assert.equal(bare?.installedRank, 1)
  assert.equal(bare?.success, true)
})

test('a table of something else is not taken for a history', () => {
  assert.throws(() => readHistoryRows(['id', 'name'], []), { name: 'SourceError', code: 'garbage' })
})

test('rows that did not change keep their identity, and the list its own when none did', () => {
  const known = readHistoryRows(columns, [row('1', '1'), row('2', '2')])
  assert.equal(keepRows(readHistoryRows(columns, [row('1', '1'), row('2', '2')]), known), known)
  const grown = keepRows(readHistoryRows(columns, [row('1', '1'), row('2', '2'), row('3', '3')]), known)
  assert.equal(grown.length, 3)
  assert.equal(grown[0], known[0])
  const repaired = keepRows(readHistoryRows(columns, [row('1', '1', { checksum: '9' }), row('2', '2')]), known)
  assert.notEqual(repaired[0], known[0])
  assert.equal(repaired[1], known[1])
  assert.equal(keepRows(readHistoryRows(columns, [row('1', '1')]), known).length, 1)
})
