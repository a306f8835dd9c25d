import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pool } from 'pg'
import { aFailedLog } from '../board/a-log'
import { anObservation, aReading, aRun, aScript, at } from '../board/an-observation'
import { takeSnapshot } from '../board/snapshot'
import { until } from '../sources/test-until'
import type { RunPlace } from './diagnose-run'
import { watchIncidents } from './watch-incidents'

/** An environment in which V4 has failed, with so many lines of its log. */
function placeAt(lines: number): RunPlace {
  const run = aRun('failed', 0, {
    reading: aFailedLog('4'),
    log: { lines, bytes: lines, completeness: 'complete' },
  })
  const scripts = aReading({ ref: null, commit: null, files: [aScript('V4__d.sql')] })
  const observation = anObservation('prod', { scripts, runs: [run] })
  const [environment = assert.fail()] = takeSnapshot([observation], at(0), null).environments
  return { observation, environment, ref: null }
}

test('what goes wrong while a failed run is looked at is told when it changes, a fault of the board as well, and its end', async () => {
  const stop = new AbortController()
  const told: (string | null)[] = []
  let place: RunPlace | null = null
  let [lines, kept, asked] = [0, 0, 0]
  const change = () => {
    place = placeAt(++lines)
    watch.look()
  }
  const connect = () => {
    asked++
    change()
    return Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
  }
  const records = {
    known: () => null,
    async recall() {
      // After two refusals nothing has failed any more.
      if (asked === 2) place = null
    },
    keep() {
      if (++kept > 2) return
      change()
      throw new TypeError('a bug')
    },
  }
  const watch = watchIncidents(
    {
      ...{ pool: { connect } as unknown as Pool, place: () => place, records },
      failed: error => told.push(error && `${error.code}: ${error.cause}`),
    },
    stop.signal,
  )
  change()
  await until('it is over', () => told.includes(null))
  stop.abort()
  await watch.ended
  assert.deepEqual([kept, asked], [4, 2])
  assert.deepEqual(told, ['unexpected: TypeError: a bug', 'unreachable: Error: refused', null])
})
