import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prepareDatabase } from './migrated-database'
import { REFUSALS } from './refusals'

const { ask, attempt } = prepareDatabase()

for (const [table, column, value] of REFUSALS)
  test(`${table}_${column}_check refuses ${value}`, async () => {
    const update = `UPDATE atp.${table} SET ${column} = ${value} WHERE imdb_id = 'tt0133093'`
    await assert.rejects(
      attempt(() => ask(update)),
      { code: '23514', constraint: `${table}_${column}_check` },
    )
  })

test('every check on one column is among those that are tried', async () => {
  const checks = await ask(`SELECT conname FROM pg_constraint
    WHERE connamespace = 'atp'::regnamespace AND contype = 'c' AND cardinality(conkey) = 1 ORDER BY 1`)
  assert.deepEqual([...new Set(REFUSALS.map(([table, column]) => `${table}_${column}_check`))].sort(), checks.sort())
})
