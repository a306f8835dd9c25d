import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryArchive } from './memory-archive'

const line = (text: string) => ({ time: null, text, masked: 0 })
const FAILED = ['Migrating schema "atp" to version "2 - two"', 'ERROR: Script V2__two.sql failed', '']

test('the logs of the newest runs of each environment are kept', () => {
  const archive = createMemoryArchive({ runs: 2, bytes: 1_000 })
  for (const id of ['one', 'two', 'three']) archive.open('dev', id).append([line(id)])
  archive.open('prod', 'other')
  assert.equal(archive.find('one'), null)
  assert.deepEqual(
    ['two', 'three', 'other'].map(id => archive.find(id)?.facts().lines),
    [1, 1, 0],
  )
})

test('a log that is let go says that nothing is kept, knows what was read in it and is told later, and has no memory of its lines', () => {
  const archive = createMemoryArchive({ runs: 1, bytes: 1_000_000 })
  const [gone, same] = [archive.open('dev', 'gone'), archive.open('staging', 'same')]
  for (const log of [gone, same]) log.append([...Array(500).fill(line('quick')), line(FAILED[0] ?? '')])
  archive.open('dev', 'newer')
  for (const log of [gone, same]) {
    log.append(FAILED.slice(1).map(line))
    log.append([line('Caused by: the same again')])
    log.complete('complete')
  }
  assert.deepEqual(gone.facts(), { ...same.facts(), completeness: 'none' })
  assert.equal(gone.facts().lines, 504)
  assert.deepEqual([gone.lines().length, same.lines().length], [1, 504])
})

test('past its bytes a log lets the oldest lines go and says so', () => {
  const log = createMemoryArchive({ runs: 1, bytes: 12 }).open('dev', 'run')
  log.append(['one', 'two', 'three'].map(line))
  log.complete('complete')
  assert.deepEqual(
    log.lines().map(({ number, text }) => [number, text]),
    [
      [2, 'two'],
      [3, 'three'],
    ],
  )
  assert.equal(log.facts().completeness, 'gap-possible')
})
