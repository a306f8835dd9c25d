import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Environment } from '@/lib/board/schema'
import { neighboursOf } from './neighbours'

const environment = (...keys: string[]) => ({ migrations: keys.map(key => ({ key })) }) as Environment // all that is read

test("the neighbours are those of Flyway's order, where most is known", () => {
  const environments = [environment('V1', 'V3'), environment('V1', 'V2', 'V2.1', 'V3', 'R__view')]
  assert.deepEqual(neighboursOf('V2.1', environments), { older: 'V2', newer: 'V3' })
  assert.deepEqual(neighboursOf('V3', environments), { older: 'V2.1', newer: null })
})

test('the first has none before it, the last none after it', () => {
  assert.deepEqual(neighboursOf('V1', [environment('V1', 'V2')]), { older: null, newer: 'V2' })
  assert.deepEqual(neighboursOf('V2', [environment('V1', 'V2')]), { older: 'V1', newer: null })
})

test('several lines of one key are one neighbour, and repeatables are among themselves', () => {
  const environments = [environment('V1', 'V1', 'R__a', 'R__a', 'V2', 'V2', 'R__b', 'V3')]
  assert.deepEqual(neighboursOf('V2', environments), { older: 'V1', newer: 'V3' })
  assert.deepEqual(neighboursOf('R__b', environments), { older: 'R__a', newer: null })
})

test('a migration that nobody has is next to nothing', () => {
  assert.deepEqual(neighboursOf('V9', [environment('V1')]), { older: null, newer: null })
})
