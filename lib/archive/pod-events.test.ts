import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anEvent } from '../board/an-observation'
import type { PodEvent } from '../board/observation'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'
import { type Archive, startArchive } from './archive'
import { pruneNow } from './prune-now'
import { anAttempt, inTestFolder, QUIET, until } from './test-archive'

const folder = inTestFolder()
let postgres: EmbeddedPostgres
let archive: Archive

before(async () => {
  postgres = await startEmbeddedPostgres({ dir: folder.dir, databases: ['board'] })
  archive = startArchive({ ...QUIET, url: postgres.url('board') })
})
after(async () => {
  await archive.stop()
  await postgres.stop()
  folder.remove()
})

test('events are stored with the newest run of their pod, grow there, and go with it', async () => {
  const stored = async () => (await archive.reader?.events('pod-1')) ?? []
  const attempts = [1, 0].map(restartCount =>
    anAttempt({ id: `pod-1.c.${restartCount}`, restartCount, state: 'failed' }),
  )
  const pull = anEvent('Pulling', 'with NUL \u0000 and </script>', {
    type: 'Normal',
    lastAt: '2026-11-24T09:00:01.000Z',
  })
  const backOff = anEvent('BackOff', 'back-off 10s', { count: 2 })
  const hear = (events: PodEvent[]) => archive.note('dev', attempts, podUid => (podUid === 'pod-1' ? events : []))

  await archive.ready
  hear([pull, backOff])
  await until(async () => (await stored()).length === 2, 'two events')
  assert.deepEqual(
    await stored(),
    [backOff, pull].sort((a, b) => ((a.lastAt ?? '') < (b.lastAt ?? '') ? -1 : 1)),
  )

  const later = { ...backOff, count: 3, lastAt: '2026-11-24T09:00:30.000Z' }
  hear([pull, later])
  await until(async () => (await stored()).some(({ count }) => count === 3), 'the third time')
  assert.equal((await stored()).length, 2)

  const newer = anAttempt({ id: 'pod-2.c.0', podUid: 'pod-2', startedAt: '2026-11-25T00:00:00Z', state: 'succeeded' })
  archive.note('dev', [newer, ...attempts], () => [])
  await until(async () => (await archive.reader?.run(newer.id)) !== null, 'a newer run')
  const now = new Date('2026-12-24T00:00:00Z')
  await pruneNow(postgres.url('board'), () => ({ days: 1, bytes: 1e12 }), { now, dryRun: false })
  assert.deepEqual(await stored(), [])
})
