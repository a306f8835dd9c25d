import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pool } from 'pg'
import { aFailedLog } from '../board/a-log'
import { anObservation, aRun, at } from '../board/an-observation'
import { takeSnapshot } from '../board/snapshot'
import { catalogReader } from './look-at-incident'

test('attempts at one migration ask the database once, and those at another one for themselves', async () => {
  let asked = 0
  const connect = () => {
    asked++
    return Promise.reject(new Error('away'))
  }
  const runs = ['3', '2', '2', '2'].map((version, back) => aRun('failed', 3 - back, { reading: aFailedLog(version) }))
  const observation = anObservation('prod', { runs })
  const [environment = assert.fail()] = takeSnapshot([observation], at(0), null).environments
  // Nothing else of a pool is used.
  const read = catalogReader({ connect } as unknown as Pool, { observation, environment, ref: null })
  for (const run of runs) await assert.rejects(read(run), { name: 'SourceError' })
  assert.equal(asked, 2)
})
