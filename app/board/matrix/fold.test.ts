import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aHistory, anObservation, aReading, aRow, aScript, NOW } from '@/lib/board/an-observation'
import type { Observation } from '@/lib/board/observation'
import { takeSnapshot } from '@/lib/board/snapshot'
import { computeChecksum } from '@/lib/flyway/checksum'
import { type Block, foldRows, isOpen, sayFold, toggleFold } from './fold'
import { rowsOf } from './rows'

const names = (count: number) => Array.from({ length: count }, (_, index) => `V${index + 1}__step.sql`)

const sumOf = (script: string) => ({ checksum: computeChecksum(`-- ${script}`) })

function environment(name: string, scripts: string[], applied = scripts, more: Partial<Observation> = {}): Observation {
  return anObservation(name, {
    scripts: aReading({ ref: null, commit: null, files: scripts.map(script => aScript(script)) }, { bound: 15_000 }),
    history: aReading(aHistory(applied.map((script, index) => aRow(index + 1, script, sumOf(script))))),
    ...more,
  })
}

const environmentsOf = (...observations: Observation[]) => takeSnapshot(observations, NOW, null).environments
const blocksOf = (...observations: Observation[]) => foldRows(rowsOf(environmentsOf(...observations)))
const say = (blocks: Block[]) => blocks.map(block => (block.kind === 'row' ? block.row.key : `[${block.id}]`))

test('three neighbours that are applied everywhere are one fold, two are not', () => {
  assert.deepEqual(say(blocksOf(environment('dev', names(3)), environment('prod', names(3)))), ['[V1-V3]'])
  assert.deepEqual(say(blocksOf(environment('dev', names(2)), environment('prod', names(2)))), ['V2', 'V1'])
})

test('what is pending somewhere stands above the fold', () => {
  const blocks = blocksOf(environment('dev', names(5)), environment('prod', names(5), names(4)))
  assert.deepEqual(say(blocks), ['V5', '[V1-V4]'])
})

test('a row with a mark breaks the fold', () => {
  const edited = aHistory(
    names(7).map((script, index) => aRow(index + 1, script, { checksum: index === 3 ? 5 : null })),
  )
  const blocks = blocksOf(environment('dev', names(7), names(7), { history: aReading(edited) }))
  assert.deepEqual(say(blocks), ['[V5-V7]', 'V4', '[V1-V3]'])
})

test('repeatables that are current everywhere are one fold at the end, however few', () => {
  const scripts = [...names(3), 'R__view.sql']
  assert.deepEqual(say(blocksOf(environment('dev', scripts))), ['[V1-V3]', '[R]'])
})

test('an environment that cannot be read does not open folds', () => {
  const stale = environment('prod', names(3))
  const old = '2026-11-23T09:00:00.000Z'
  const environments = environmentsOf(environment('dev', names(3)), {
    ...stale,
    history: { ...stale.history, readAt: old },
  })
  const [fold] = foldRows(rowsOf(environments))
  assert.equal(fold?.kind, 'fold')
  assert.equal(fold?.kind === 'fold' && sayFold(fold, environments).count, '3 versions')
})

test('a board of 500 rows that cannot be folded shows 60 of them', () => {
  const blocks = blocksOf(environment('dev', names(500), []))
  assert.equal(blocks.length, 61)
  assert.deepEqual(say(blocks.slice(-1)), ['[V1-V440]'])
})

test('a fold says its range and how many versions it has', () => {
  const environments = environmentsOf(environment('dev', ['V1__a.sql', 'V2__b.sql', 'V2.1__c.sql']))
  const [fold] = foldRows(rowsOf(environments))
  assert.deepEqual(fold?.kind === 'fold' && sayFold(fold, environments), {
    range: 'V1–V2.1',
    count: '3 versions applied everywhere',
    settled: true,
  })
})

test('a fold that has grown since its link was sent is opened by it, and closed by one press', () => {
  const [fold] = blocksOf(environment('dev', names(4)))
  assert.ok(fold?.kind === 'fold')
  assert.equal(isOpen(fold, ['V1-V3']), true)
  assert.deepEqual(toggleFold(fold, ['V1-V3', 'R']), { open: ['R'] })
  assert.deepEqual(toggleFold(fold, []), { open: ['V1-V4'] })
})
