import assert from 'node:assert/strict'
import { test } from 'node:test'
import { observeScripts, type ReadFile } from './observe-scripts'

const PLACE = { ref: 'dev', commit: 'c1' }
const file = (path: string, text: string): ReadFile => ({ path, text, problem: null })
const first = new Date('2026-01-01T00:00:00Z')
const later = new Date('2026-01-02T00:00:00Z')

test('files are in the order of their paths, and settings lie with their script', () => {
  const { files } = observeScripts(
    [file('b/V2__b.sql', '2'), file('V1__a.sql.conf', 'executeInTransaction=false'), file('V1__a.sql', '1')],
    PLACE,
    null,
    first,
  )
  assert.deepEqual(files, [
    { path: 'V1__a.sql', text: '1', conf: 'executeInTransaction=false', problem: null, seenAt: first.toISOString() },
    { path: 'b/V2__b.sql', text: '2', conf: null, problem: null, seenAt: first.toISOString() },
  ])
})

test('settings without their script are a file like any other', () => {
  const { files } = observeScripts([file('V1__a.sql.conf', 'x')], PLACE, null, first)
  assert.deepEqual(
    files.map(({ path }) => path),
    ['V1__a.sql.conf'],
  )
})

test('what did not change keeps its identity; a new text is seen anew, new settings are not', () => {
  const before = observeScripts([file('a', '1'), file('b', '2'), file('c', '3')], PLACE, null, first)
  assert.equal(observeScripts([file('c', '3'), file('b', '2'), file('a', '1')], PLACE, before, later), before)
  const after = observeScripts(
    [file('a', '1'), file('b', '!'), file('c', '3'), file('c.conf', 'x')],
    PLACE,
    before,
    later,
  )
  assert.equal(after.files[0], before.files[0])
  assert.equal(after.files[1]?.seenAt, later.toISOString())
  assert.equal(after.files[2]?.seenAt, first.toISOString())
})

test('another commit with the same files keeps the list of files', () => {
  const before = observeScripts([file('a', '1')], PLACE, null, first)
  const after = observeScripts([file('a', '1')], { ref: 'dev', commit: 'c2' }, before, later)
  assert.equal(after.commit, 'c2')
  assert.equal(after.files, before.files)
})

test('a file that went and came again is seen anew', () => {
  const before = observeScripts([file('a', '1')], PLACE, null, first)
  const without = observeScripts([], PLACE, before, first)
  assert.equal(observeScripts([file('a', '1')], PLACE, without, later).files[0]?.seenAt, later.toISOString())
})
