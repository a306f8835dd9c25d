import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aRow } from '../board/an-observation'
import { DEFAULT_OPTIONS } from '../flyway/options'
import { planRepair } from '../flyway/repair'
import { resolveScripts } from '../flyway/resolve'
import { adviseOnRepair } from './repair-advice'

const script = (path: string, text: string) => ({ path, text, conf: null, problem: null })
const files = [script('V1__a.sql', 'SELECT 1;'), script('V2__b.sql', 'SELECT 2;')]
const { migrations } = resolveScripts(files, DEFAULT_OPTIONS, { unknownPlaceholders: [] })
const checksum = (version: string) => migrations.find(one => one.version === version)?.checksum ?? null
const first = aRow(1, 'V1__a.sql', { checksum: checksum('1') })
const plan = (...rows: ReturnType<typeof aRow>[]) => planRepair({ migrations, rows, options: DEFAULT_OPTIONS })

test('a ghost failure has no row: repair would change nothing, and does not touch the cause', () => {
  const advice = adviseOnRepair(plan(first), 'nothing')
  assert.deepEqual([advice.verdict, advice.changes], ['no-change', []])
  assert.match(advice.notFixed, /cause of the failure/)
})

test('a failed row goes, safely where nothing is left, and after some work by hand where something is', () => {
  const rows = plan(first, aRow(2, 'V2__b.sql', { success: false }))
  const changes = [{ rank: 2, script: 'V2__b.sql', does: 'deletes this failed row' }]
  assert.deepEqual(adviseOnRepair(rows, 'nothing').changes, changes)
  assert.equal(adviseOnRepair(rows, 'nothing').verdict, 'safe')
  assert.equal(adviseOnRepair(rows, 'partly-applied').verdict, 'clean-first')
  assert.equal(adviseOnRepair(rows, 'invalid-index').verdict, 'clean-first')
})

test('what would only hide a difference is named, row by row', () => {
  const advice = adviseOnRepair(plan({ ...first, checksum: 7 }, aRow(2, 'V1.5__gone.sql')), 'nothing')
  assert.equal(advice.verdict, 'hides')
  assert.deepEqual(advice.changes, [
    { rank: 2, script: 'V1.5__gone.sql', does: 'marks it as deleted, with a row of type DELETE' },
    { rank: 1, script: 'V1__a.sql', does: `checksum 7 becomes ${checksum('1')}` },
  ])
})

test('a row that is missing is not added, and what is not known is not guessed', () => {
  assert.match(adviseOnRepair(plan(first), 'applied-unrecorded').notFixed, /never adds one/)
  assert.equal(adviseOnRepair(null, 'unknown').verdict, 'unknown')
})

test('where Flyway refuses the history itself, repair lets it pass, and the schema stays', () => {
  const advice = adviseOnRepair(plan(first, aRow(2, 'V1.5__gone.sql')), 'nothing', true)
  assert.match(advice.text, /gone on purpose/)
  assert.match(advice.notFixed, /^The schema/)
})
