import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { HOUSE } from '../lib/lint/settings/settings'
import { lintFolder } from '../lib/lint/world/lint-folder'
import { SAMPLE } from './atp-cluster'
import { prepareDatabase } from './migrated-database'
import { readScript, readScriptNames } from './replay'

const TABLES = ['engineered', 'media', 'prediction', 'training']
const { ask, attempt } = prepareDatabase()

test('the scripts, and after them the examples of the README, keep to the conventions', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'atp-conventions-'))
  try {
    for (const name of readScriptNames()) writeFileSync(path.join(folder, name), readScript(name))
    for (const { name, text } of readExamples()) writeFileSync(path.join(folder, name), text)
    assert.deepEqual((await lintFolder(folder, HOUSE, null, AbortSignal.timeout(300_000))).findings, [])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Scripts of the README, each with its name in its first line. */
function readExamples(): { name: string; text: string }[] {
  const text = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')
  const examples = [...text.matchAll(/```sql\n(-- (V\d+__[a-z0-9_]+\.sql)\n[\s\S]*?)```/g)]
  assert.deepEqual(
    examples.map(([, , name]) => name?.slice(0, 3)),
    ['V25', 'V26', 'V27', 'V28', 'V29', 'V30'],
  )
  return examples.map(([, example = '', name = '']) => ({ name, text: example }))
}

test('in a session that takes the time zone of the database, the default of created_at is the time', async () => {
  const wrong = await attempt(async () => {
    await ask(SAMPLE.replaceAll('tt0133093', 'tt0133094').replaceAll("repeat('a1', 20)", "repeat('b2', 20)"))
    return ask(`SELECT created_at, now() FROM atp.media WHERE imdb_id = 'tt0133094' AND created_at <> now()`)
  })
  assert.deepEqual(wrong, [])
})

for (const table of TABLES)
  for (const zone of ['UTC', 'Asia/Tokyo'])
    test(`an update of ${table} sets updated_at to the time of the transaction, in a session in ${zone}`, async () => {
      const stamps = await attempt(async () => {
        await ask(`SET LOCAL TIME ZONE '${zone}'`)
        await ask(`UPDATE atp.${table} SET updated_at = '2000-01-01Z' WHERE imdb_id = 'tt0133093'`)
        return ask(`SELECT updated_at = now() FROM atp.${table} WHERE imdb_id = 'tt0133093'`)
      })
      assert.deepEqual(stamps, ['true'])
    })
