import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aLog } from './a-log'
import { anObservation, aRun } from './an-observation'
import { compatibilityOf, optionsOf } from './options-of'

const BANNERS = [
  ['7.15.0', '9.22'],
  ['9.22.3', '9.22'],
  ['10.22.0', '10.22'],
  ['11.20.3', '11.20'],
  ['12.11.0', '11.20'],
  ['13.12.0', '13'],
  ['14.0.0', '13'],
  [null, '13'],
] as const

for (const [flywayVersion, compatibility] of BANNERS) {
  test(`a log of ${flywayVersion ?? 'nobody knows which Flyway'} is answered as by ${compatibility}`, () => {
    const runs = [aRun('running', 1), aRun('failed', 0, { reading: aLog({ flywayVersion }) })]
    assert.equal(compatibilityOf({ compatibility: null, runs }), compatibility)
    assert.equal(optionsOf(anObservation('dev', { runs })).options.compatibility, compatibility)
  })
}

test('the configuration decides which Flyway it is', () => {
  const runs = [aRun('succeeded', 0, { reading: aLog({ flywayVersion: '13.0.0' }) })]
  assert.equal(compatibilityOf({ compatibility: '9.22', runs }), '9.22')
})
