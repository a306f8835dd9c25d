import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog } from './a-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at, NOW } from './an-observation'
import type { Observation } from './observation'
import { Board } from './schema'
import { selectProject } from './select-project'
import { takeSnapshot } from './snapshot'

const files = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql', 'V4__d.sql'].map(path => aScript(path, path, at(-1)))
const scripts = aReading({ ref: 'main', commit: 'f'.repeat(40), files })

const board: Observation[] = [
  anObservation('dev', {
    project: 'atp',
    history: aReading(aHistory(files.map(({ path }, index) => aRow(index + 1, path)))),
    scripts,
  }),
  anObservation('staging', {
    project: 'atp',
    scripts,
    history: aReading(
      aHistory([
        aRow(0, '"atp"', { type: 'SCHEMA', description: '<< Flyway Schema Creation >>' }),
        aRow(1, 'V1__a.sql', { checksum: 5 }),
      ]),
    ),
  }),
  anObservation('prod', { project: 'atp', scripts, runs: [aRun('failed', 2, { reading: aFailedLog('4') })] }),
  anObservation('shop-dev', {
    project: 'shop',
    history: aReading<never>(null),
    kubernetes: aReading<never>(null, { configured: false }),
    runs: [],
  }),
]

test('a board has exactly the promised shape', () => {
  const taken = takeSnapshot(board, NOW, null)
  assert.deepEqual(Board.parse(taken), taken)
  assert.deepEqual(JSON.parse(JSON.stringify(taken)), taken, 'plain JSON')
})

test('the same observations give the same board, whatever was taken before', () => {
  const first = takeSnapshot(board, NOW, null)
  takeSnapshot([...board].reverse(), at(60), null)
  assert.deepEqual(takeSnapshot(structuredClone(board), NOW, null), first)
  assert.deepEqual(takeSnapshot(board, NOW, null), first)
})

test('a board taken again says the same, and its migrations are the very same lists', () => {
  const first = takeSnapshot(board, NOW, null)
  const again = board.map(observation => ({
    ...observation,
    history: { ...observation.history, value: structuredClone(observation.history.value) },
  }))
  const second = takeSnapshot(again, at(1), first)
  assert.deepEqual(second.findings, first.findings)
  assert.deepEqual(second.verdict, first.verdict)
  for (const [index, { migrations }] of second.environments.entries()) {
    assert.equal(migrations, first.environments[index]?.migrations)
  }
})

test('a finding without a time in its evidence is since it was first seen, under one id', () => {
  const drifting = anObservation('dev', {
    history: aReading(aHistory([aRow(1, 'V1__a.sql', { checksum: 1 })])),
    scripts,
  })
  const first = takeSnapshot([drifting], NOW, null)
  const second = takeSnapshot([{ ...drifting, history: { ...drifting.history, readAt: at(5) } }], at(5), first)
  const found = (board: typeof first) => board.findings.find(({ kind }) => kind === 'checksum-mismatch')
  assert.equal(found(first)?.since, NOW)
  assert.deepEqual(found(second), found(first))
})

test('the scripts of an environment are counted, with the newest version', () => {
  const [environment] = takeSnapshot(board, NOW, null).environments
  assert.deepEqual(environment?.scripts, {
    ref: 'main',
    commit: 'f'.repeat(40),
    versioned: 4,
    repeatable: 0,
    newest: '4',
  })
})

test('links lead to the page with the evidence, and carry the project', () => {
  const { findings } = takeSnapshot(board, NOW, null)
  const href = (kind: string) => findings.find(finding => finding.kind === kind)?.href
  assert.equal(href('ghost-failure'), '/triage/prod/pod-1.wst-flyway-migrate.2')
  assert.equal(href('checksum-mismatch'), '/migrations/V1?project=atp')
})

test("one project's board has its own verdict and findings", () => {
  const taken = takeSnapshot(board, NOW, null)
  const shop = selectProject(taken, 'shop')
  assert.deepEqual(
    shop.environments.map(({ name }) => name),
    ['shop-dev'],
  )
  assert.equal(shop.verdict.text, 'shop-dev is unknown: history was never read')
  assert.deepEqual(shop.findings, [])
  assert.equal(selectProject(taken, null), taken)
})
