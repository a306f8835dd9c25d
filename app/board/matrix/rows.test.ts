import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aHistory, anObservation, aReading, aRow, aScript, NOW } from '@/lib/board/an-observation'
import { takeSnapshot } from '@/lib/board/snapshot'
import { computeChecksum } from '@/lib/flyway/checksum'
import { countStates, filterRows } from './filters'
import { isHidden, rowsOf } from './rows'

const sumOf = (path: string) => computeChecksum(`-- ${path}`)

const scripts = (...paths: string[]) =>
  aReading({ ref: null, commit: null, files: paths.map(path => aScript(path)) }, { bound: 15_000 })

const applied = (...paths: string[]) =>
  aReading(aHistory(paths.map((path, index) => aRow(index + 1, path, { checksum: sumOf(path) }))))

const VERSIONS = ['V1__a.sql', 'V2__b.sql', 'V2.10__d.sql', 'V2.9__c.sql', 'R__view.sql']

const { environments } = takeSnapshot(
  [
    anObservation('dev', { scripts: scripts(...VERSIONS), history: applied(...VERSIONS) }),
    anObservation('prod', { scripts: scripts('V1__a.sql', 'V2__b.sql'), history: applied('V1__a.sql'), runs: [] }),
  ],
  NOW,
  null,
)
const rows = rowsOf(environments)
const none = { states: [], env: null, q: '' }
const keys = (view: Partial<Parameters<typeof filterRows>[2]>) =>
  filterRows(rows, environments, { ...none, ...view }).map(({ key }) => key)

test('rows are versions by number, newest first, and repeatables after them', () => {
  assert.deepEqual(
    rows.map(({ key }) => key),
    ['V2.10', 'V2.9', 'V2', 'V1', 'R__view'],
  )
})

test('a row has a cell for each environment, and none where there is neither row nor file', () => {
  assert.deepEqual(
    rows.map(({ cells }) => cells.map(cell => cell?.state ?? null)[1]),
    [null, null, 'pending', 'success', null],
  )
})

test('a filter by state keeps the rows in which some cell has it', () => {
  assert.deepEqual(keys({ states: ['pending'] }), ['V2'])
})

test('a filter by environment looks at that column alone', () => {
  assert.deepEqual(keys({ env: 'prod' }), ['V2', 'V1'])
  assert.deepEqual(keys({ env: 'dev', states: ['pending'] }), [])
})

test('a search finds versions, descriptions and scripts by all of its words', () => {
  assert.deepEqual(keys({ q: 'v2.1' }), ['V2.10'])
  assert.deepEqual(keys({ q: 'VIEW sql' }), ['R__view'])
  assert.deepEqual(keys({ q: 'view b' }), [])
})

test('counts are of all cells, successes last', () => {
  assert.deepEqual(
    countStates(rows).map(({ state }) => state),
    ['pending', 'out-of-order', 'success'],
  )
})

test('the older rows of a repeatable are behind its newest one', () => {
  const changed = aHistory([
    aRow(1, 'R__view.sql', { checksum: 5 }),
    aRow(2, 'R__view.sql', { checksum: sumOf('R__view.sql') }),
  ])
  const [row] = rowsOf(
    takeSnapshot([anObservation('dev', { scripts: scripts('R__view.sql'), history: aReading(changed) })], NOW, null)
      .environments,
  )
  assert.equal(row?.cells[0]?.installedRank, 2)
  assert.equal(row && isHidden(row), false)
})
