import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startArchive } from '../archive/archive'
import { aFailedLog } from '../board/a-log'
import { anObservation, aRun } from '../board/an-observation'
import { createLog } from '../log'
import { createRunQueries } from './run-queries'

test('a run has failed in its own environment alone, and one that ended well in none', async () => {
  const say = createLog(() => '')
  const archive = startArchive({ url: null, migrations: '', retention: () => ({ days: 1, bytes: 1 }), say })
  const [failed, good] = [aRun('failed', 1, { reading: aFailedLog('2') }), aRun('succeeded', 0)]
  const observations = [anObservation('prod', { runs: [failed, good] }), anObservation('dev', { runs: [] })]
  const { hasFailed } = createRunQueries(() => observations, archive)
  assert.equal(await hasFailed('prod', failed.id), true)
  assert.equal(await hasFailed('dev', failed.id), false)
  assert.equal(await hasFailed('prod', good.id), false)
  assert.equal(await hasFailed('prod', 'V2'), false)
  await archive.stop()
})
