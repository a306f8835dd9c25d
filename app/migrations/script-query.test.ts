import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readScriptQuery, writeScriptQuery } from './script-query'

test('an address names a project, whose text is shown, and the line it begins with', () => {
  const query = readScriptQuery({ project: 'atp', script: 'staging', from: '2001' })
  assert.deepEqual(query, { project: 'atp', script: 'staging', from: 2_001 })
})

test('a line that is none is the first', () => {
  const lines = ['0', '-1', '1.5', 'x', '', '1e99'].map(from => readScriptQuery({ from }).from)
  assert.deepEqual(lines, [1, 1, 1, 1, 1, 1])
})

test('what is written is read again, and what is usual is not written', () => {
  const query = { project: 'a&b', script: 'pre prod', from: 4_001 }
  assert.deepEqual(readScriptQuery(Object.fromEntries(new URLSearchParams(writeScriptQuery(query)))), query)
  assert.equal(writeScriptQuery({ project: null, script: null, from: 1 }), '')
})
