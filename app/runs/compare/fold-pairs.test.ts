import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldPairs } from './fold-pairs'

const pair = (index: number, same: boolean) => ({ left: index, right: index, same })
const fold = (sames: boolean[]) =>
  foldPairs(sames.map((same, index) => pair(index, same))).map(stretch =>
    'equal' in stretch ? `${stretch.equal} equal` : stretch.pairs.map(({ left }) => left).join(' '),
  )

test('a change is shown with three lines above and below, what says the same is counted', () => {
  const sames = Array.from({ length: 20 }, (_, index) => index !== 10)
  assert.deepEqual(fold(sames), ['7 equal', '7 8 9 10 11 12 13', '6 equal'])
})

test('logs that say the same are one count', () => {
  assert.deepEqual(fold([true, true]), ['2 equal'])
  assert.deepEqual(fold([]), [])
})
