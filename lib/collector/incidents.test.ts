import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startArchive } from '../archive/archive'
import { createIncidentStore } from '../archive/incidents'
import { inTestFolder, noEvents, QUIET, until } from '../archive/test-archive'
import { aFailedLog } from '../board/a-log'
import { anObservation, aReading, aRun, aScript, at } from '../board/an-observation'
import { takeSnapshot } from '../board/snapshot'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'
import { connectHistory } from '../sources/history'
import { startIncidents } from './incidents'

const folder = inTestFolder()
let postgres: EmbeddedPostgres

before(async () => {
  postgres = await startEmbeddedPostgres({ dir: folder.dir, databases: ['board', 'prod'] })
})
after(async () => {
  await postgres.stop()
  folder.remove()
})

const RUN = aRun('failed', 0, { reading: aFailedLog('4'), log: { lines: 42, bytes: 42, completeness: 'complete' } })

/** A life of the board over the archive, in which V4 has failed and its script is the one that is given. */
function live(text: string) {
  const scripts = aReading({ ref: null, commit: null, files: [aScript('V4__d.sql', `${'\n'.repeat(10)}${text}`)] })
  const observation = anObservation('prod', { configured: { schemas: ['public'] }, scripts, runs: [RUN] })
  const [environment = assert.fail()] = takeSnapshot([observation], at(0), null).environments
  const pool = connectHistory({ url: postgres.url('prod') })
  const incidents = startIncidents(postgres.url('board'), {
    connections: [{ name: 'prod', pool }],
    place: () => ({ observation, environment, ref: null }),
    follow: listener => {
      const timer = setInterval(() => listener('prod'), 20)
      return () => clearInterval(timer)
    },
    mask: text => ({ text, masked: 0 }),
    log: QUIET.say,
  })
  return {
    find: () => incidents.find('prod', RUN.id),
    stop: () => Promise.all([incidents.stop(), pool.end()]),
  }
}

test('what is understood before the archive can be used is stored with its run, and stays whatever the script is by then', async () => {
  const prod = connectHistory({ url: postgres.url('prod') })
  await prod.query('CREATE TABLE flyway_schema_history (version text, success boolean)')
  await prod.end()
  const first = live('UPDATE media SET year = 1;\n')
  await until(async () => (await first.find())?.diagnosis.catalogAt != null, 'the catalog is read')
  const before = await first.find()
  const archive = startArchive({ ...QUIET, url: postgres.url('board') })
  archive.note('prod', [RUN], noEvents)
  const store = createIncidentStore(postgres.url('board'))
  await until(async () => (await store.find(RUN.id).catch(() => null)) !== null, 'it is stored')
  await Promise.all([first.stop(), store.close(), archive.stop()])

  const second = live('SELECT 1;\n')
  assert.deepEqual(await second.find(), before)
  assert.equal(before?.diagnosis.resolution.statement?.text, 'UPDATE media SET year = 1')
  await second.stop()
})
