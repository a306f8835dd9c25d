import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { parseSettings } from './parse-settings'
import { HOUSE } from './settings'

const read = (text: string) => parseSettings({ text, file: '/x/lint.yaml', cwd: '/x', env: {} })

function settingsOf(text: string) {
  const parsed = read(text)
  assert.ok('settings' in parsed, 'message' in parsed ? parsed.message : '')
  return parsed.settings
}

test('an empty file, or one of comments alone, leaves the conventions as they are', () => {
  assert.deepEqual(settingsOf(''), HOUSE)
  assert.deepEqual(settingsOf('# nothing\n'), HOUSE)
})

test('what is given takes the place of what was, the rest stays', () => {
  const settings = settingsOf(`
postgres: 16
flyway: { placeholders: { owner: shop }, postgresql.transactional.lock: false }
rules: { tab: off, name-collision: error }
names: { index: "idx_{table}_{columns}", notNull: "{table}_{columns}_nn", exclude: off }
comments: { on: [table], partitions: true }
timestamps: { columns: [made_at], function: any }
grants: { reader: {}, writer: { update: { shop.article: [price] } } }
columns: [{ name: EAN, column: "^ean$", type: text, check: ["{column} ~ '^[0-9]{13}$'"] }]
exceptions: [{ rule: comment, file: V1__a.sql, reason: applied long ago }]
`)
  assert.equal(settings.postgres, 16)
  assert.equal(settings.flyway.transactionalLock, false)
  assert.deepEqual(settings.flyway.placeholders, { owner: 'shop' })
  assert.equal(settings.severities.tab, 'off')
  assert.equal(settings.severities['name-collision'], 'error')
  assert.equal(settings.severities.comment, 'error')
  assert.deepEqual(settings.names, {
    ...HOUSE.names,
    index: 'idx_{table}_{columns}',
    notNull: '{table}_{columns}_nn',
    exclude: null,
  })
  assert.deepEqual(settings.comments, { on: ['table'], partitions: true })
  assert.deepEqual(settings.timestamps, { ...HOUSE.timestamps, columns: ['made_at'], function: null })
  assert.deepEqual(settings.grants, { reader: { update: {} }, writer: { update: { 'shop.article': ['price'] } } })
  assert.equal(settings.columns[0]?.category, 'S')
  assert.equal(settings.exceptions.length, 1)
})

test("the README's example is one, and changes little", () => {
  const readme = readFileSync(path.join(import.meta.dirname, '../../../README.md'), 'utf8')
  const [, example] = /```yaml\n(postgres: [\s\S]*?)```/.exec(readme) ?? []
  const settings = settingsOf(example ?? '?')
  assert.deepEqual(settings.names, HOUSE.names)
  assert.deepEqual(settings.comments, HOUSE.comments)
  assert.deepEqual(settings.timestamps, HOUSE.timestamps)
  assert.deepEqual(settings.grants, HOUSE.grants)
  assert.deepEqual(
    settings.columns,
    HOUSE.columns.filter(({ name }) => name === 'year'),
  )
})

test('every mistake is told with its line', () => {
  const parsed = read(`rules:
  tabs: off
  tab: maybe
names: { index: no_columns }
postgres: 14
colums: []
`)
  assert.ok('message' in parsed)
  assert.deepEqual(
    parsed.message
      .split('\n')
      .map(line => line.trim().replace(/^lint\.yaml:/, ''))
      .slice(1),
    [
      '2  rules.tabs is not known here; is tab meant?',
      '3  rules.tab must be error, warning or off',
      '4  names.index must be a name with {table} and {columns} in it, or off',
      '5  postgres must be a whole number from 15 to 18',
      '6  colums is not known here; is columns meant?',
    ],
  )
})
