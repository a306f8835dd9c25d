import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { highlightSql, splitLines } from './highlight-sql'

const textOf = async (sql: string) => (await highlightSql(sql)).map(line => line.map(({ text }) => text).join(''))
const kindOf = async (sql: string, word: string) =>
  (await highlightSql(sql)).flat().find(({ text }) => text.includes(word))?.kind

test('keywords, strings, numbers and comments are told apart', async () => {
  const sql = "-- why\nUPDATE atp.media SET release_year = 1998 WHERE title = 'Ronin';"
  const kinds = await Promise.all(['why', 'UPDATE', '1998', 'Ronin', 'WHERE'].map(word => kindOf(sql, word)))
  assert.deepEqual(kinds, ['comment', 'keyword', 'number', 'string', 'keyword'])
})

test('the text comes out as it went in, line by line', async () => {
  const sql = readFileSync('migrations/V20__create_engineered.sql', 'utf8')
  assert.deepEqual(await textOf(sql), splitLines(sql))
})

test('a comment that is longer than a chunk is a comment to its end', async () => {
  const sql = `/*\n${'plain words\n'.repeat(250)}last words */\nSELECT 1;`
  assert.equal(await kindOf(sql, 'last words'), 'comment')
  assert.equal(await kindOf(sql, 'SELECT'), 'keyword')
})

test('a script of more than 5,000 lines is shown plain', async () => {
  const lines = await highlightSql('SELECT 1;\n'.repeat(5_001))
  assert.equal(lines.length, 5_001)
  assert.deepEqual(lines[0], [{ text: 'SELECT 1;', kind: null }])
})

test('while 5,000 lines are coloured, others have their turn', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  const lines = await highlightSql("INSERT INTO atp.media (title) VALUES ('a');\n".repeat(4_900))
  clearInterval(timer)
  assert.equal(lines.length, 4_900)
  assert.ok(turns > 10)
})

test('markup in a script stays text', async () => {
  const sql = 'SELECT \'<script>alert(1)</script>\' AS "<b>";'
  assert.deepEqual(await textOf(sql), [sql])
})

test('lines are counted as editors count them, whatever ends them', () => {
  assert.deepEqual(splitLines('\ufeffa\r\nb\n\nc\n'), ['a', 'b', '', 'c'])
  assert.deepEqual(splitLines(''), [''])
})
