import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog } from '@/lib/board/a-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at, NOW } from '@/lib/board/an-observation'
import type { Observation } from '@/lib/board/observation'
import { takeSnapshot } from '@/lib/board/snapshot'
import { cellOf } from './cell-words'
import { rowsOf } from './rows'

function cellsOf(...observations: Observation[]) {
  const { environments, findings } = takeSnapshot(observations, NOW, null)
  const rows = rowsOf(environments)
  return (key: string, column = 0) => {
    const row = rows.find(known => known.key === key)
    const environment = environments[column]
    assert.ok(row && environment)
    return cellOf(row, row.cells[column] ?? null, environment, findings, Date.parse(NOW))
  }
}

const applied = (...scripts: string[]) => aReading(aHistory(scripts.map((script, index) => aRow(index + 1, script))))

test('a success is a quiet word and its time', () => {
  const { word, tone, when } = cellsOf(anObservation('dev'))('V1')
  assert.deepEqual([word, tone, when], ['Success', 'quiet', '20 Nov 09:00'])
})

test('a failure without a row says so, where it happened, and leads to its triage', () => {
  const failed = aRun('failed', 0, { reading: aFailedLog('3') })
  const { word, glyph, detail, href } = cellsOf(
    anObservation('prod', { history: applied('V1__a.sql', 'V2__b.sql'), runs: [failed] }),
  )('V3')
  assert.deepEqual([word, glyph, detail], ['Failed, no row', 'ghost', '23514 at line 11, seen in log and pod'])
  assert.equal(href, `/triage/prod/${failed.id}`)
})

test('a retry stays failed, and says which attempt', () => {
  const runs = [aRun('running', 1, { startedAt: at(-2) }), aRun('failed', 0, { reading: aFailedLog('3') })]
  const { word, detail } = cellsOf(anObservation('prod', { history: applied('V1__a.sql', 'V2__b.sql'), runs }))('V3')
  assert.deepEqual([word, detail], ['Failed, no row', 'retrying, attempt 2'])
})

test('what is no longer read was, and is dated', () => {
  const old = { ...applied('V1__a.sql'), readAt: at(-252) }
  const { word, when, tone } = cellsOf(anObservation('prod', { history: old }))('V1')
  assert.deepEqual([word, when, tone], ['Was success', 'seen 09:28', 'stale'])
})

test('a checksum that drifted has both numbers, with a real minus sign', () => {
  const edited = aReading(aHistory([aRow(1, 'V1__a.sql', { checksum: -5 })]))
  const { word, detail } = cellsOf(anObservation('dev', { history: edited, runs: [] }))('V1')
  assert.equal(word, 'Checksum drift')
  assert.match(detail ?? '', /^applied −5, file −?\d+$/)
})

test('no row and no file is “not in release” while somebody has the file, and “never applied” when nobody has', () => {
  const scripts = aReading({ ref: 'v2', commit: null, files: [aScript('V1__a.sql')] }, { bound: 15_000 })
  const prod = anObservation('prod', { scripts, history: applied('V1__a.sql') })
  assert.equal(cellsOf(anObservation('dev'), prod)('V3', 1).word, 'Not in v2')
  const orphan = anObservation('dev', { history: applied('V1__a.sql', 'V1.5__gone.sql', 'V2__b.sql', 'V3__c.sql') })
  assert.equal(cellsOf(orphan, prod)('V1.5', 1).word, 'Never applied')
  assert.equal(cellsOf(orphan, prod)('V1.5').tone, 'warn')
})
