import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startArchive } from './archive'
import { anAttempt, QUIET } from './test-archive'

const line = (text: string) => ({ time: null, text, masked: 0 })
const FAILED = ['Migrating schema "atp" to version "2 - two"', 'ERROR: Script V2__two.sql failed', '']

const inMemory = (runs: number, bytes: number) =>
  startArchive({ ...QUIET, url: null, held: { runs, bytes, unstored: 0 } })

test('without a database the logs of the newest runs of each environment are kept', async () => {
  const archive = inMemory(2, 1_000)
  for (const id of ['one', 'two', 'three']) (await archive.open('dev', anAttempt({ id }))).log.append([line(id)])
  await archive.open('prod', anAttempt({ id: 'other' }))
  assert.equal(archive.find('one'), null)
  assert.deepEqual(
    ['two', 'three', 'other'].map(id => archive.find(id)?.facts().lines),
    [1, 1, 0],
  )
})

test('a log that is let go says that nothing is kept, knows what was read in it and is told later, and has no memory of its lines', async () => {
  const archive = inMemory(1, 1_000_000)
  const { log: gone } = await archive.open('dev', anAttempt({ id: 'gone' }))
  const { log: same } = await archive.open('staging', anAttempt({ id: 'same' }))
  for (const log of [gone, same]) log.append([...Array(500).fill(line('quick')), line(FAILED[0] ?? '')])
  await archive.open('dev', anAttempt({ id: 'newer' }))
  for (const log of [gone, same]) {
    log.append(FAILED.slice(1).map(line))
    log.append([line('Caused by: the same again')])
    log.complete('complete')
  }
  assert.deepEqual(gone.facts(), { ...same.facts(), completeness: 'none' })
  assert.equal(gone.facts().lines, 504)
  assert.deepEqual([gone.lines().length, same.lines().length], [1, 504])
})

test('past its bytes a log lets the oldest lines go and says so', async () => {
  const { log } = await inMemory(1, 12).open('dev', anAttempt({ id: 'run' }))
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
