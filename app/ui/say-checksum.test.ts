import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayChecksum } from './say-checksum'

test('a checksum below zero has a minus sign, and a row without one says none', () => {
  assert.deepEqual([-77218804, 557304804, null].map(sayChecksum), ['−77218804', '557304804', 'none'])
})
