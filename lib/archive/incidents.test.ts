import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'
import { type Archive, startArchive } from './archive'
import { createIncidentStore, type IncidentStore } from './incidents'
import { pruneNow } from './prune-now'
import { anAttempt, inTestFolder, noEvents, QUIET, until } from './test-archive'

const folder = inTestFolder()
let postgres: EmbeddedPostgres
let archive: Archive
let incidents: IncidentStore

before(async () => {
  postgres = await startEmbeddedPostgres({ dir: folder.dir, databases: ['board'] })
  archive = startArchive({ ...QUIET, url: postgres.url('board') })
  incidents = createIncidentStore(postgres.url('board'))
})
after(async () => {
  await incidents.close()
  await archive.stop()
  await postgres.stop()
  folder.remove()
})

test('an incident is kept with its run, is brought up to date, and goes with it', async () => {
  const failed = anAttempt({ id: 'pod-1.c.0', state: 'failed' })
  await archive.ready
  assert.equal(await incidents.keep(failed.id, { text: 'too early' }), false)
  archive.note('dev', [failed], noEvents)
  await until(() => incidents.keep(failed.id, { text: 'NUL \u0000' }), 'its run is stored')
  assert.deepEqual(await incidents.find(failed.id), { text: 'NUL \u0000' })
  await incidents.keep(failed.id, { text: 'with the catalog' })
  assert.deepEqual(await incidents.find(failed.id), { text: 'with the catalog' })

  const newer = anAttempt({ id: 'pod-2.c.0', podUid: 'pod-2', startedAt: '2026-11-25T00:00:00Z', state: 'succeeded' })
  archive.note('dev', [newer, failed], noEvents)
  await until(async () => (await archive.reader?.run(newer.id)) !== null, 'a newer run')
  const now = new Date('2026-12-24T00:00:00Z')
  await pruneNow(postgres.url('board'), () => ({ days: 1, bytes: 1e12 }), { now, dryRun: false })
  assert.equal(await incidents.find(failed.id), null)
})
